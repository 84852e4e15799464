package io.aios.agents;

import static java.util.Comparator.comparing;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.project.Step;
import io.aios.verification.Finding;
import io.aios.verification.Submission;
import io.aios.verification.Submission.Duty;
import io.aios.verification.Verdict;
import io.aios.verification.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of one task as its replies leave them: a file of a later reply takes the place of an
 * earlier one with the same path. Files outside of what the step owns are verified, so that the
 * model hears of them, and then dropped.
 */
final class Draft implements Examination {

  private static final String TOO_MUCH =
      "All replies together have more files or bytes than one task may deliver.";

  private final ReplyReader reader = new ReplyReader();
  private final Verifier verifier;
  private final Step step;
  private final Set<Duty> duties;
  private final Scene scene;
  private final SortedMap<ArtifactPath, Artifact> files = new TreeMap<>();

  Draft(Verifier verifier, Step step, Set<Duty> duties, Scene scene) {
    this.verifier = verifier;
    this.step = step;
    this.duties = duties;
    this.scene = scene;
    scene.own().forEach(file -> files.put(file.path(), file));
  }

  /** In order of path. */
  List<Artifact> files() {
    return List.copyOf(files.values());
  }

  @Override
  public Verdict examine(String reply, int round) {
    return switch (reader.read(reply)) {
      case Reading.Unreadable(List<Finding> findings) -> unread(findings, round);
      case Reading.Files(List<Artifact> fresh, List<Finding> findings) -> {
        var merged = new TreeMap<>(files);
        fresh.forEach(file -> merged.put(file.path(), file));
        if (!ReplyReader.isWithinLimits(List.copyOf(merged.values()))) {
          yield unread(List.of(new Finding(ReplyReader.CHECK, "", TOO_MUCH)), round);
        }
        files.putAll(merged);
        yield verify(findings, round);
      }
    };
  }

  private Verdict verify(List<Finding> unreadable, int round) {
    List<Artifact> surroundings =
        scene.given().stream().filter(file -> !files.containsKey(file.path())).toList();
    var submission = new Submission(files(), surroundings, step.files(), step.owns(), duties);
    Verdict verdict = verifier.verify(submission, round);
    files.keySet().removeIf(path -> step.owns().stream().noneMatch(path::isWithin));
    return together(unreadable, verdict);
  }

  private static Verdict unread(List<Finding> findings, int round) {
    return new Verdict(round, List.of(ReplyReader.CHECK), findings);
  }

  /**
   * Findings in an order that depends on nothing but themselves: they go into the next prompt, and
   * the same prompt is paid once.
   */
  private static Verdict together(List<Finding> unreadable, Verdict verdict) {
    var checks = new ArrayList<>(List.of(ReplyReader.CHECK));
    checks.addAll(verdict.checks());
    var findings = new ArrayList<>(unreadable);
    verdict.findings().stream()
        .sorted(
            comparing(Finding::path).thenComparing(Finding::check).thenComparing(Finding::message))
        .forEach(findings::add);
    return new Verdict(verdict.round(), checks, findings);
  }
}
