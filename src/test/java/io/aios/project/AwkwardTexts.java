package io.aios.project;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.ArtifactRef;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What models write, and what breaks stores that nobody tried it on. */
public final class AwkwardTexts {

  /** No control characters: what a brief or a step may hold. */
  public static final String PRINTABLE =
      "It's \"quoted\", 100 % {braced}, :named ?, back\\slashed;\n-- 日本語, Ünïcödé, עברית, 😀, \uFFFF";

  /** What a sentence or a finding may hold on its way in: NUL, controls and half a character. */
  public static final String ANY =
      PRINTABLE + " nul \0, bell \u0007, escape \\u0000, half \uD83D, other half \uDE00 end";

  private AwkwardTexts() {}

  public static List<Finding> findings() {
    return List.of(
        new Finding("syntax", "backend/app.py", ANY),
        new Finding(ANY, "../" + ANY, ANY),
        // The cut falls into the middle of a character that Java counts as two.
        new Finding("style", "", "x" + "😀".repeat(Finding.MOST_CHARACTERS)));
  }

  public static List<Verdict> verdicts() {
    return List.of(
        new Verdict(0, List.of("syntax", ANY), findings()),
        new Verdict(1, List.of("syntax"), List.of()));
  }

  public static List<ArtifactRef> files() {
    return List.of(
        Artifact.of("src/[id]/page (1).tsx", ANY).ref(),
        Artifact.of("a$~#%=,!@{}+/b.txt", "").ref());
  }

  /** The largest plan: as many steps, the longest texts, the most files, all that can be needed. */
  public static Plan largestPlan() {
    return new Plan(IntStream.range(0, Plan.MOST_STEPS).mapToObj(AwkwardTexts::largeStep).toList());
  }

  private static Step largeStep(int number) {
    Set<ArtifactPath> files = new HashSet<>();
    for (int file = 0; file < 200; file++) {
      files.add(new ArtifactPath("step " + number + "/[file] " + file + ".txt"));
    }
    Set<TaskKey> needs = new HashSet<>();
    for (int earlier = 0; earlier < number; earlier++) {
      needs.add(new TaskKey("step-" + earlier));
    }
    return new Step(
        new TaskKey("step-" + number),
        new AgentKind("ARCHITECT_" + number),
        PRINTABLE,
        PRINTABLE.repeat(8_000 / PRINTABLE.length()),
        needs,
        files,
        Set.of(new ArtifactPath("step " + number)));
  }
}
