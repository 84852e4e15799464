package io.aios.agents;

import java.util.Locale;
import java.util.Set;

/** Makes the content of a file out of what stands between the tags of its block. */
final class Content {

  private static final String FENCE = "```";
  private static final Set<String> MARKDOWN = Set.of("md", "markdown");

  private Content() {}

  /**
   * Line breaks become {@code \n}, a code fence around the whole is taken off, and exactly one line
   * break stands at the end.
   *
   * @param path as the model wrote it; a Markdown file may itself start and end with code
   */
  static String of(String path, String block) {
    String lines = block.replace("\r\n", "\n");
    return Markup.restored(unfenced(path, lines)).stripTrailing() + "\n";
  }

  private static String unfenced(String path, String lines) {
    String text = lines.strip();
    int firstBreak = text.indexOf('\n');
    int lastBreak = text.lastIndexOf('\n');
    if (!text.startsWith(FENCE) || firstBreak < 0) {
      return lines;
    }
    String language = text.substring(FENCE.length(), firstBreak).strip();
    boolean closes = text.substring(lastBreak + 1).equals(FENCE);
    boolean isMarkdown = MARKDOWN.contains(extension(path));
    boolean isExample = isMarkdown && !MARKDOWN.contains(language.toLowerCase(Locale.ROOT));
    if (!closes || isExample) {
      return lines;
    }
    return firstBreak == lastBreak ? "" : text.substring(firstBreak + 1, lastBreak);
  }

  private static String extension(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
