package io.aios.agents;

import static java.util.Comparator.comparing;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.llm.Seam;
import io.aios.llm.Turn;
import io.aios.project.Assignment;
import io.aios.project.PlanningStep;
import io.aios.project.Step;
import io.aios.routing.TaskType;
import io.aios.verification.Contract;
import io.aios.verification.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * The first turn of a conversation with a model: what was asked for, the files to build on, and
 * what to deliver. What changes least comes first, so that providers can cache it: the template,
 * which projects share; then the brief, the specification and the contract, which tasks of a
 * project share; then the files of earlier steps, which a task keeps when it is performed again;
 * then its own files, and last what is to be done. The same values always give the same text,
 * whatever the order of their sets.
 *
 * <p>It has at most {@value #MOST_CHARACTERS} characters. When files do not fit, the largest are
 * left out first and named in the list of files instead; the contract is the last to go, unless it
 * would take more than half of the room.
 *
 * @param files files to show with their content, each path once
 * @param listed files to name; at most {@value #MOST_LISTED} are
 */
record Opening(
    Assignment assignment,
    List<Artifact> files,
    List<ArtifactPath> listed,
    Deliverable deliverable) {

  static final int MOST_CHARACTERS = 700_000;
  static final int MOST_LISTED = 2_000;

  private static final int SPECIFICATION = 0;
  private static final int CONTRACT = 1;
  private static final int GIVEN = 2;
  private static final int OWN = 3;

  /** The tags around the list of files. */
  private static final int LIST_TAGS = 20;

  private static final Comparator<Artifact> DISPENSABLE_FIRST =
      comparing(Opening::isIndispensable)
          .thenComparingInt(file -> -file.content().length())
          .thenComparing(Artifact::path);

  Opening {
    files =
        files.stream()
            .sorted(
                Comparator.comparingInt((Artifact file) -> rank(file, assignment))
                    .thenComparing(Artifact::path))
            .toList();
    listed = List.copyOf(listed);
  }

  /** The kind of work that it asks for: the kind of the agent, if it is to write files. */
  TaskType type() {
    return switch (deliverable) {
      case PLAN, SPECIFICATION -> new TaskType(deliverable.word());
      case FILES ->
          new TaskType(assignment.step().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    };
  }

  /** The text, with a seam wherever a beginning ends that other prompts share. */
  Turn.User turn() {
    String template = template();
    String brief = brief();
    String order = order();
    List<Artifact> shown =
        fitting(MOST_CHARACTERS - template.length() - brief.length() - order.length());
    String papers = blocks(shown, rank -> rank <= CONTRACT);
    String given = blocks(shown, rank -> rank == GIVEN);
    String own = blocks(shown, rank -> rank == OWN);
    Company company = Company.of(assignment);
    var ends = new TreeMap<Integer, Seam>();
    int end = template.length();
    add(ends, end, Seam.Reach.KIND, company.project());
    end += brief.length() + papers.length();
    add(ends, end, Seam.Reach.PROJECT, company.project());
    end += given.length();
    add(ends, end, Seam.Reach.TASK, company.files());
    return new Turn.User(
        template + brief + papers + given + own + list(shown) + order, List.copyOf(ends.values()));
  }

  String text() {
    return turn().text();
  }

  /** Where two ends fall together, the one that more prompts share says it all. */
  private static void add(SortedMap<Integer, Seam> ends, int at, Seam.Reach reach, double again) {
    if (at > 0) {
      ends.putIfAbsent(at, new Seam(at, reach, again));
    }
  }

  private String template() {
    var template = assignment.template();
    return Markup.block("template", Markup.attribute("name", template.name()), template.guidance());
  }

  private String brief() {
    var brief = assignment.brief();
    return Markup.block("brief", Markup.attribute("name", brief.name()), brief.text());
  }

  private String blocks(List<Artifact> shown, IntPredicate ranks) {
    return shown.stream()
        .filter(file -> ranks.test(rank(file, assignment)))
        .map(Markup::file)
        .collect(Collectors.joining());
  }

  /** Names what was asked to be named, and what did not fit. */
  private String list(List<Artifact> shown) {
    var named = new TreeSet<>(files.stream().map(Artifact::path).toList());
    shown.forEach(file -> named.remove(file.path()));
    named.addAll(listed);
    return Markup.list("files", named.stream().limit(MOST_LISTED).toList());
  }

  private String order() {
    Step step = assignment.step();
    var findings = assignment.findings().stream().limit(Verdict.MOST_FINDINGS).toList();
    return Markup.block(
            "step",
            Markup.attribute("key", step.key().value())
                + Markup.attribute("kind", step.kind().name()),
            Markup.oneLine(step.title()) + "\n" + step.goal())
        + Markup.list("planned", paths(step.files()))
        + Markup.list("owned", paths(step.owns()))
        + Markup.list("findings", findings)
        + "<deliver>"
        + deliverable.word()
        + "</deliver>\n";
  }

  /** A plan is no file: it has no path to promise or to own. */
  private SortedSet<ArtifactPath> paths(Collection<ArtifactPath> paths) {
    return switch (deliverable) {
      case PLAN -> new TreeSet<>();
      case SPECIFICATION, FILES -> new TreeSet<>(paths);
    };
  }

  /** Files in their order, without those that have to be left out for want of room. */
  private List<Artifact> fitting(int room) {
    var lengths = new HashMap<ArtifactPath, Integer>();
    files.forEach(file -> lengths.put(file.path(), Markup.file(file).length()));
    long length = LIST_TAGS;
    length += listed.stream().limit(MOST_LISTED).mapToLong(Opening::lineLength).sum();
    length += lengths.values().stream().mapToLong(Integer::longValue).sum();
    for (Artifact file : files.stream().sorted(DISPENSABLE_FIRST).toList()) {
      if (length > room) {
        length += lineLength(file.path()) - lengths.getOrDefault(file.path(), 0);
        lengths.remove(file.path());
      }
    }
    return files.stream().filter(file -> lengths.containsKey(file.path())).toList();
  }

  /** Places of files, those that change least first. */
  private static int rank(Artifact file, Assignment assignment) {
    ArtifactPath path = file.path();
    if (path.equals(PlanningStep.SPECIFICATION)) {
      return SPECIFICATION;
    }
    if (path.equals(Contract.PATH)) {
      return CONTRACT;
    }
    return assignment.step().owns().stream().anyMatch(path::isWithin) ? OWN : GIVEN;
  }

  private static boolean isIndispensable(Artifact file) {
    return file.path().equals(Contract.PATH) && file.content().length() <= MOST_CHARACTERS / 2;
  }

  private static int lineLength(ArtifactPath path) {
    return path.value().length() + 1;
  }
}
