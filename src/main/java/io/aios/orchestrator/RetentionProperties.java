package io.aios.orchestrator;

import io.aios.project.Remains.Kind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * How long what a project leaves behind is kept after its end.
 *
 * @param events its events, and what workers reported; a duration of at most 100 years, or {@code
 *     never} if they are not to expire
 * @param replies what models replied; the same
 * @param artifacts its files; the same
 * @param batch most rows that go in one transaction, 1 to 10,000
 * @param pause how long other work has the database to itself between two batches, at most a minute
 * @param every how often it is looked for what has expired since; a millisecond to a day
 */
@ConfigurationProperties(prefix = "aios.retention", ignoreUnknownFields = false)
record RetentionProperties(
    @DefaultValue("90d") String events,
    @DefaultValue("30d") String replies,
    @DefaultValue("180d") String artifacts,
    @DefaultValue("500") int batch,
    @DefaultValue("100ms") Duration pause,
    @DefaultValue("10m") Duration every) {

  private static final String NEVER = "never";
  private static final Duration LONGEST = Duration.ofDays(36_500);

  RetentionProperties {
    age(Kind.EVENTS, events);
    age(Kind.REPLIES, replies);
    age(Kind.ARTIFACTS, artifacts);
    if (batch < 1 || batch > 10_000) {
      throw new IllegalArgumentException("aios.retention.batch must be 1 to 10000");
    }
    if (pause.isNegative() || pause.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("aios.retention.pause must be 0s to 1m");
    }
    if (every.compareTo(Duration.ofMillis(1)) < 0 || every.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("aios.retention.every must be 1ms to 1d");
    }
  }

  /** How long each kind is kept; without those that never expire. */
  Map<Kind, Duration> ages() {
    Map<Kind, Duration> ages = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Duration age =
          switch (kind) {
            case EVENTS -> age(kind, events);
            case REPLIES -> age(kind, replies);
            case ARTIFACTS -> age(kind, artifacts);
          };
      if (age.isPositive()) {
        ages.put(kind, age);
      }
    }
    return ages;
  }

  /** Zero for what never expires. */
  private static Duration age(Kind kind, String text) {
    String word = text.strip();
    if (word.equalsIgnoreCase(NEVER)) {
      return Duration.ZERO;
    }
    try {
      Duration age = DurationStyle.detectAndParse(word);
      if (age.isPositive() && age.compareTo(LONGEST) <= 0) {
        return age;
      }
    } catch (IllegalArgumentException | ArithmeticException noDuration) {
      // Told below, together with durations that are out of range.
    }
    throw new IllegalArgumentException(
        "aios.retention.%s must be a duration like 90d or 12h, more than zero and at most 36500d, or never"
            .formatted(kind.name().toLowerCase(Locale.ROOT)));
  }
}
