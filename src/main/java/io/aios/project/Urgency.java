package io.aios.project;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a project stands in time; both may be changed while it goes on.
 *
 * @param end when a project that has not ended ends as FAILED, to the microsecond, what is finer is
 *     cut off; {@link #NEVER} if it has no deadline
 */
public record Urgency(Priority priority, Instant end) {

  /** Later than every deadline. */
  public static final Instant NEVER = Instant.MAX;

  /** Neither before nor after others, and without an end. */
  public static final Urgency STANDARD = new Urgency(Priority.NORMAL, NEVER);

  public Urgency {
    end = end.equals(NEVER) ? NEVER : end.truncatedTo(ChronoUnit.MICROS);
  }

  public Urgency(Priority priority, Optional<Instant> deadline) {
    this(priority, deadline.orElse(NEVER));
  }

  public Optional<Instant> deadline() {
    return end.equals(NEVER) ? Optional.empty() : Optional.of(end);
  }

  public Urgency with(Priority other) {
    return new Urgency(other, end);
  }

  public Urgency with(Optional<Instant> deadline) {
    return new Urgency(priority, deadline);
  }

  /** Whether the deadline has come. */
  public boolean isOver(Instant now) {
    return !now.isBefore(end);
  }
}
