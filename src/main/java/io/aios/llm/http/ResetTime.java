package io.aios.llm.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a limit of rate is whole again, as headers say it: a time as in RFC 3339 (Anthropic), a
 * duration as Go prints it, such as {@code 6m0s} or {@code 127ms} (OpenAI), or bare seconds (some
 * gateways).
 */
public final class ResetTime {

  /** The longest limits are those of a month; more is a mistake. */
  private static final Duration BELIEVED = Duration.ofDays(32);

  private static final int LONGEST_TEXT = 64;

  private static final Map<String, Duration> UNITS =
      Map.of(
          "h", Duration.ofHours(1),
          "m", Duration.ofMinutes(1),
          "s", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1),
          "us", Duration.ofNanos(1_000),
          "\u00b5s", Duration.ofNanos(1_000),
          "ns", Duration.ofNanos(1));

  private static final Pattern PART = Pattern.compile("([\\d.]+)(h|ms|m|s|us|\u00b5s|ns)");

  private ResetTime() {}

  /**
   * The point in time, which may have passed; empty if the text is negative, more than 32 days
   * ahead, or in none of these forms.
   */
  public static Optional<Instant> read(String text, Instant now) {
    String plain = text.strip();
    if (plain.isEmpty() || plain.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return Quantity.of(plain, Duration.ofSeconds(1))
        .or(() -> duration(plain))
        .filter(wait -> wait.compareTo(BELIEVED) <= 0)
        .map(now::plus)
        .or(() -> time(plain).filter(time -> !time.isAfter(now.plus(BELIEVED))));
  }

  private static Optional<Duration> duration(String text) {
    Matcher part = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (end < text.length()) {
      if (!part.find() || part.start() != end) {
        return Optional.empty();
      }
      Duration unit = UNITS.getOrDefault(part.group(2), Duration.ZERO);
      Optional<Duration> length = Quantity.of(part.group(1), unit);
      if (length.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(length.get());
      end = part.end();
    }
    return Optional.of(sum);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }
}
