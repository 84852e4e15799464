package io.aios.llm.scripted;

import java.util.List;

/**
 * A part of a prompt between {@code <tag argument>} and {@code </tag>}.
 *
 * @param argument what stands between the quotes of the first attribute; empty without one
 * @param body the lines between the tags
 */
record Block(String tag, String argument, String body) {

  /** The lines that say something. */
  List<String> lines() {
    return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
