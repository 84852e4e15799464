package io.aios.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test moves. */
final class SettableTime implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-29T00:30:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  void pass(Duration duration) {
    now.updateAndGet(instant -> instant.plus(duration));
  }

  /** Noon of the fifth day of a month. */
  void month(YearMonth month) {
    now.set(month.atDay(5).atTime(12, 0).toInstant(ZoneOffset.UTC));
  }
}
