package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the field {@code deadline} as it came in. Pure. */
final class DeadlineField {

  static final String NAME = "deadline";

  private static final Duration FARTHEST = Duration.ofDays(90);
  private static final int MOST_CHARACTERS = 64;

  private DeadlineField() {}

  /** The time, to the microsecond; empty if the text is none with an offset from UTC. */
  static Optional<Instant> read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** What is wrong with a text that is no time. */
  static InvalidField unreadable() {
    return new InvalidField(
        NAME, "must be a time with its offset from UTC, such as 2026-12-24T18:00:00Z");
  }

  /** What is wrong with the time, seen from now; empty if nothing is. */
  static Optional<InvalidField> complaint(Instant deadline, Instant now) {
    if (!deadline.isAfter(now)) {
      return Optional.of(new InvalidField(NAME, "must be in the future"));
    }
    return deadline.isAfter(now.plus(FARTHEST))
        ? Optional.of(
            new InvalidField(NAME, "must be at most " + FARTHEST.toDays() + " days ahead"))
        : Optional.empty();
  }
}
