package io.aios.llm.scripted;

/**
 * One file of a reply.
 *
 * @param content ends with a line feed, unless mischief is at work
 */
record Page(String path, String content) {

  Page with(String other) {
    return new Page(path, other);
  }

  boolean endsWith(String extension) {
    return path.endsWith(extension);
  }

  /** The page as a file block. */
  String block() {
    String body = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
    String safe = body.contains("</file>") ? body.replaceAll("(?m)^</file>$", "<\\\\/file>") : body;
    return "<file path=\"" + path + "\">\n" + safe + "\n</file>\n";
  }
}
