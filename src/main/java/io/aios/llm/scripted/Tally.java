package io.aios.llm.scripted;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the calls of each task, for failures that are scripted by number. Remembers the {@value
 * #MOST_TASKS} tasks that called last. Thread-safe.
 */
final class Tally {

  private static final int MOST_TASKS = 10_000;

  private final Map<String, Integer> calls =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_TASKS;
        }
      };

  /** Counts a call of this task and says which one it is, from 1. */
  synchronized int next(String task) {
    return calls.merge(task, 1, Integer::sum);
  }
}
