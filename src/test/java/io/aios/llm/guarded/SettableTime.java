package io.aios.llm.guarded;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes when a test says so, or when something pauses. */
final class SettableTime implements InstantSource {

  static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();

  /** Surroundings in which nothing is left to chance: a share of chance is its half. */
  Surroundings surroundings() {
    return new Surroundings(
        this, () -> Duration.between(START, instant()).toNanos(), this::pause, () -> 0.5);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  /** How long was paused for, in order. */
  List<Duration> pauses() {
    return pauses;
  }

  private void pause(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    pass(duration);
  }
}
