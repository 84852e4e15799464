package io.aios.routing.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values that a label may have, so that no number of agents, task types or models makes more
 * time series than a store can bear. Thread-safe.
 */
final class Words {

  static final String OTHER = "other";

  private final Set<String> words = ConcurrentHashMap.newKeySet();
  private final int most;

  private Words(Set<String> words, int most) {
    this.words.addAll(words);
    this.most = most;
  }

  /** These and no others. */
  static Words closed(Set<String> words) {
    return new Words(words, 0);
  }

  /** The first words that are said, up to so many; kinds of agents and of tasks can be data. */
  static Words growing(int most) {
    return new Words(Set.of(), most);
  }

  /** The word, if it may be a label, else {@value #OTHER}. */
  String label(String word) {
    if (words.contains(word)) {
      return word;
    }
    synchronized (this) {
      return words.contains(word) || (words.size() < most && words.add(word)) ? word : OTHER;
    }
  }
}
