package io.aios.testing.model;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A stream of events while it is put together. */
final class EventText {

  private static final int[] LENGTHS = {9, 24, 4, 31, 17};

  /** Short enough to stay within the last event. */
  private static final int TORN = 9;

  private final StringBuilder text = new StringBuilder();
  private int number;

  /** Adds an event that is named by its {@code type}. */
  void add(ObjectNode event) {
    text.append("event: ").append(event.path("type").asString());
    text.append("\ndata: ").append(event).append("\n\n");
    number++;
  }

  /** Adds an event without a name. */
  void addUnnamed(ObjectNode event) {
    text.append("data: ").append(event).append("\n\n");
    number++;
  }

  /** Says that no event without a name follows. */
  void end() {
    text.append("data: [DONE]\n\n");
  }

  /** How many events there are. */
  int number() {
    return number;
  }

  String whole() {
    return text.toString();
  }

  /** All but the last characters: the stream breaks off within an event. */
  String torn() {
    return text.substring(0, Math.max(0, text.length() - TORN));
  }

  /** A text as it is written, word by word; never cut within a character. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + LENGTHS[words.size() % LENGTHS.length]);
      if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
        to++;
      }
      words.add(text.substring(from, to));
      from = to;
    }
    return words;
  }

  /** The first half of it. */
  static List<String> half(List<String> words) {
    return words.subList(0, (words.size() + 1) / 2);
  }
}
