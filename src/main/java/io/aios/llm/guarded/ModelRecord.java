package io.aios.llm.guarded;

import io.aios.llm.BreakerState;
import io.aios.llm.Mishap;
import io.aios.llm.ModelStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is remembered of the calls to one model. Thread-safe. */
final class ModelRecord {

  private static final int MOST_CALLS = 200;
  private static final int MOST_MISHAPS = 3;

  private final String name;
  private final Samples latency = new Samples();
  private final Samples firstToken = new Samples();
  private final Deque<Boolean> failed = new ArrayDeque<>();
  private final Deque<Mishap> mishaps = new ArrayDeque<>();

  ModelRecord(String name) {
    this.name = name;
  }

  synchronized void began(Duration after) {
    firstToken.add(after);
  }

  synchronized void replied(Duration after) {
    latency.add(after);
    ended(false);
  }

  synchronized void failed(Mishap mishap) {
    if (mishaps.size() == MOST_MISHAPS) {
      mishaps.removeLast();
    }
    mishaps.addFirst(mishap);
    ended(true);
  }

  synchronized ModelStatus status() {
    return new ModelStatus(
        name,
        BreakerState.NONE,
        failed.size(),
        (int) failed.stream().filter(Boolean::booleanValue).count(),
        latency.spread(),
        firstToken.spread(),
        List.copyOf(mishaps));
  }

  private void ended(boolean badly) {
    if (failed.size() == MOST_CALLS) {
      failed.removeFirst();
    }
    failed.addLast(badly);
  }
}
