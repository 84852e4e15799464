package io.aios.llm.http;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a number that counts a unit of time, as headers write it. */
final class Quantity {

  /** Longer numbers are a mistake of whoever wrote them, and a way to make us compute. */
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,12})?");

  private Quantity() {}

  /** The number of units, to the nanosecond; empty if it is negative or no plain number. */
  static Optional<Duration> of(String number, Duration unit) {
    if (!NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(unit.toNanos()));
    BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000L));
    return Optional.of(Duration.ofSeconds(parts[0].longValue(), parts[1].longValue()));
  }
}
