package io.aios.agents;

/** One file block of a reply. */
sealed interface Block {

  /**
   * A block with both tags.
   *
   * @param path as written, safe or not
   * @param start where its content starts in the reply
   * @param end where its content ends, before the line of the closing tag; not before the start
   */
  record Whole(String path, int start, int end) implements Block {}

  /**
   * A block that cannot be used.
   *
   * @param path as written; empty if there is none
   */
  record Torn(String path, String problem) implements Block {}
}
