package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import io.aios.project.Priority;
import io.aios.project.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Urgency} of a request, and notes what is wrong with it. Whether a deadline is
 * still to come is not looked at here: it may have passed when a request is repeated. Pure.
 */
final class UrgencyReader {

  private final List<InvalidField> errors;

  /**
   * @param errors where to note what is wrong
   */
  UrgencyReader(List<InvalidField> errors) {
    this.errors = errors;
  }

  /** The urgency; the standard one in place of what is wrong. */
  Urgency read(NewProject request) {
    return new Urgency(priority(request.priority()), deadline(request.deadline()));
  }

  private Priority priority(@Nullable String word) {
    Priority standard = Urgency.STANDARD.priority();
    if (word == null) {
      return standard;
    }
    Optional<Priority> known = PriorityField.read(word);
    if (known.isEmpty()) {
      errors.add(PriorityField.unknown());
    }
    return known.orElse(standard);
  }

  private Optional<Instant> deadline(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<Instant> deadline = DeadlineField.read(text);
    if (deadline.isEmpty()) {
      errors.add(DeadlineField.unreadable());
    }
    return deadline;
  }
}
