package io.aios.project;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.Optional;

/**
 * When something was created, started and ended, as far as it has come. Times are kept to the
 * microsecond, which is what PostgreSQL stores; what is finer is cut off here, so that a stored
 * timeline equals the one that was decided.
 */
public sealed interface Timeline {

  Instant createdAt();

  /** Not started yet. */
  record Created(Instant createdAt) implements Timeline {
    public Created {
      createdAt = createdAt.truncatedTo(MICROS);
    }
  }

  /** Started, not ended. */
  record Started(Instant createdAt, Instant startedAt) implements Timeline {
    public Started {
      createdAt = createdAt.truncatedTo(MICROS);
      startedAt = startedAt.truncatedTo(MICROS);
    }
  }

  /** Ended; what was never started has started when it ended. */
  record Ended(Instant createdAt, Instant startedAt, Instant finishedAt) implements Timeline {
    public Ended {
      createdAt = createdAt.truncatedTo(MICROS);
      startedAt = startedAt.truncatedTo(MICROS);
      finishedAt = finishedAt.truncatedTo(MICROS);
    }
  }

  /** Started now, unless it was before. */
  default Timeline started(Instant now) {
    return switch (this) {
      case Created created -> new Started(created.createdAt(), now);
      case Started started -> started;
      case Ended ended -> ended;
    };
  }

  /** Ended now, unless it was before. */
  default Timeline ended(Instant now) {
    return switch (this) {
      case Created created -> new Ended(created.createdAt(), now, now);
      case Started started -> new Ended(started.createdAt(), started.startedAt(), now);
      case Ended ended -> ended;
    };
  }

  /** Not ended after all. */
  default Timeline reopened() {
    return switch (this) {
      case Created created -> created;
      case Started started -> started;
      case Ended ended -> new Started(ended.createdAt(), ended.startedAt());
    };
  }

  /** When it started; empty as long as it has not. */
  default Optional<Instant> start() {
    return switch (this) {
      case Created created -> Optional.empty();
      case Started started -> Optional.of(started.startedAt());
      case Ended ended -> Optional.of(ended.startedAt());
    };
  }

  /** When it ended; empty as long as it has not. */
  default Optional<Instant> end() {
    return switch (this) {
      case Created created -> Optional.empty();
      case Started started -> Optional.empty();
      case Ended ended -> Optional.of(ended.finishedAt());
    };
  }
}
