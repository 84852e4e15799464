package io.aios.gateway;

import io.aios.project.Timeline;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Timelines as views show them. Pure. */
public final class Moments {

  private Moments() {}

  /** Null as long as it has not started. */
  public static @Nullable Instant startedAt(Timeline timeline) {
    return timeline.start().orElse(null);
  }

  /** Null as long as it has not ended. */
  public static @Nullable Instant finishedAt(Timeline timeline) {
    return timeline.end().orElse(null);
  }

  /** From start to end, or until now if it has not ended; zero if it has not started. */
  public static Duration duration(Timeline timeline, Instant now) {
    return switch (timeline) {
      case Timeline.Created created -> Duration.ZERO;
      case Timeline.Started started -> Duration.between(started.startedAt(), now);
      case Timeline.Ended ended -> Duration.between(ended.startedAt(), ended.finishedAt());
    };
  }

  /** Seconds with three decimals. */
  public static BigDecimal seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3);
  }
}
