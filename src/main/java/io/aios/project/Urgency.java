package io.aios.project;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How a project stands in time; both may be changed while it goes on.
 *
 * @param deadline when a project that has not ended ends as FAILED; to the microsecond, what is
 *     finer is cut off
 */
public record Urgency(Priority priority, Optional<Instant> deadline) {

  /** Neither before nor after others, and without an end. */
  public static final Urgency STANDARD = new Urgency(Priority.NORMAL, Optional.empty());

  public Urgency {
    deadline = deadline.map(instant -> instant.truncatedTo(ChronoUnit.MICROS));
  }

  public Urgency with(Priority other) {
    return new Urgency(other, deadline);
  }

  public Urgency with(Optional<Instant> other) {
    return new Urgency(priority, other);
  }

  /** Whether there is a deadline and it has come. */
  public boolean isOver(Instant now) {
    return deadline.filter(end -> !now.isBefore(end)).isPresent();
  }
}
