package io.aios.routing.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves, or whoever waits by it. */
final class SettableTime implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }
}
