package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the blocks of a turn, in time that grows with its length only. */
record Blocks(List<Block> all) {

  private static final Set<String> TAGS =
      Set.of(
          "template", "brief", "file", "files", "step", "planned", "owned", "findings", "deliver");

  private static final Pattern OPENING =
      Pattern.compile("<([a-z]{1,10})(?: [a-z]{1,10}=\"([^\\n]{0,400}?)\"[^\\n]{0,400})?>");

  private static final Pattern ONE_LINE = Pattern.compile("<([a-z]{1,10})>([^<\\n]{0,100})</\\1>");

  /**
   * @throws UnreadablePromptException if a block is not closed
   */
  static Blocks of(String turn) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = turn.lines().toList();
    int next = 0;
    while (next < lines.size()) {
      String line = lines.get(next++);
      if (!line.startsWith("<")) {
        continue;
      }
      Matcher whole = ONE_LINE.matcher(line);
      Matcher opening = OPENING.matcher(line);
      if (whole.matches() && TAGS.contains(whole.group(1))) {
        blocks.add(new Block(whole.group(1), "", whole.group(2)));
      } else if (opening.matches() && TAGS.contains(opening.group(1))) {
        int end = end(lines, next, opening.group(1));
        blocks.add(block(opening, lines.subList(next, end)));
        next = end + 1;
      }
    }
    return new Blocks(List.copyOf(blocks));
  }

  /** What the first block of this tag says; empty if there is none. */
  String body(String tag) {
    return named(tag).map(Block::body).findFirst().orElse("");
  }

  /** The lines of the first block of this tag; none if there is none. */
  List<String> lines(String tag) {
    return named(tag).findFirst().map(Block::lines).orElse(List.of());
  }

  /** The attribute of the first block of this tag; empty if there is none. */
  String argument(String tag) {
    return named(tag).map(Block::argument).findFirst().orElse("");
  }

  boolean has(String tag) {
    return named(tag).findAny().isPresent();
  }

  /** Content by path, in the order of the prompt. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    named("file").forEach(file -> files.put(file.argument(), file.body() + "\n"));
    return files;
  }

  private Stream<Block> named(String tag) {
    return all.stream().filter(block -> block.tag().equals(tag));
  }

  private static int end(List<String> lines, int from, String tag) {
    String closing = "</" + tag + ">";
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).equals(closing)) {
        return i;
      }
    }
    throw new UnreadablePromptException("The block <" + tag + "> is not closed");
  }

  private static Block block(Matcher opening, List<String> lines) {
    String tag = opening.group(1);
    String argument = opening.group(2) == null ? "" : opening.group(2);
    String body = String.join("\n", lines).replace("<\\/" + tag, "</" + tag);
    return new Block(tag, unescaped(argument), body);
  }

  private static String unescaped(String argument) {
    return argument
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
