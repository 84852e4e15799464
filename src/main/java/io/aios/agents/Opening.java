package io.aios.agents;

import static java.util.Comparator.comparing;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.project.Assignment;
import io.aios.project.Step;
import io.aios.routing.TaskType;
import io.aios.verification.Contract;
import io.aios.verification.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The first turn of a conversation with a model: what was asked for, the files to build on, and
 * what to deliver. Blocks that stay the same across agents come first, so that providers can cache
 * them. The same values always give the same text, whatever the order of their sets.
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

  /** The tags around the list of files. */
  private static final int LIST_TAGS = 20;

  private static final Comparator<Artifact> DISPENSABLE_FIRST =
      comparing(Opening::isIndispensable)
          .thenComparingInt(file -> -file.content().length())
          .thenComparing(Artifact::path);

  Opening {
    files = files.stream().sorted(comparing(Artifact::path)).toList();
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

  String text() {
    String request = request();
    String order = order();
    SortedMap<ArtifactPath, String> shown =
        fitting(MOST_CHARACTERS - request.length() - order.length());
    var named = new TreeSet<>(listed);
    files.stream().map(Artifact::path).filter(path -> !shown.containsKey(path)).forEach(named::add);
    return request
        + String.join("", shown.values())
        + Markup.list("files", named.stream().limit(MOST_LISTED).toList())
        + order;
  }

  private String request() {
    var template = assignment.template();
    var brief = assignment.brief();
    return Markup.block("template", Markup.attribute("name", template.name()), template.guidance())
        + Markup.block("brief", Markup.attribute("name", brief.name()), brief.text());
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

  /** File blocks, without those that have to be left out for want of room. */
  private SortedMap<ArtifactPath, String> fitting(int room) {
    var shown = new TreeMap<ArtifactPath, String>();
    files.forEach(file -> shown.put(file.path(), Markup.file(file)));
    long length = LIST_TAGS;
    length += listed.stream().limit(MOST_LISTED).mapToLong(Opening::lineLength).sum();
    length += shown.values().stream().mapToLong(String::length).sum();
    for (Artifact file : files.stream().sorted(DISPENSABLE_FIRST).toList()) {
      String block = shown.getOrDefault(file.path(), "");
      if (length > room) {
        shown.remove(file.path());
        length += lineLength(file.path()) - block.length();
      }
    }
    return shown;
  }

  private static boolean isIndispensable(Artifact file) {
    return file.path().equals(Contract.PATH) && file.content().length() <= MOST_CHARACTERS / 2;
  }

  private static int lineLength(ArtifactPath path) {
    return path.value().length() + 1;
  }
}
