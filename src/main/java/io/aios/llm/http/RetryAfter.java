package io.aios.llm.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * How long a provider asks to wait before the next try: {@code retry-after-ms}, else {@code
 * retry-after} in seconds or as an HTTP date.
 */
public final class RetryAfter {

  /** Whoever waits longer had better ask somebody else, and try again by itself. */
  private static final Duration LONGEST = Duration.ofHours(1);

  /** More is not meant: a point in time where a number of seconds belongs, or a wrong clock. */
  private static final Duration BELIEVED = Duration.ofDays(1);

  private RetryAfter() {}

  /**
   * The wait, at most one hour; zero if the answer asks for none. What is negative, more than a
   * day, or no number counts as not said.
   *
   * @param now for a wait that is given as a date
   */
  public static Duration of(AnswerHead head, Instant now) {
    return head.header("retry-after-ms")
        .flatMap(text -> Quantity.of(text.strip(), Duration.ofMillis(1)))
        .filter(RetryAfter::isBelieved)
        .or(() ->
            head.header("retry-after")
                .flatMap(text -> read(text.strip(), now))
                .filter(RetryAfter::isBelieved))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
        .orElse(Duration.ZERO);
  }

  private static Optional<Duration> read(String text, Instant now) {
    return Quantity.of(text, Duration.ofSeconds(1)).or(() -> until(text, now));
  }

  private static Optional<Duration> until(String date, Instant now) {
    try {
      Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeException | ArithmeticException noDate) {
      return Optional.empty();
    }
  }

  private static boolean isBelieved(Duration wait) {
    return !wait.isNegative() && wait.compareTo(BELIEVED) <= 0;
  }
}
