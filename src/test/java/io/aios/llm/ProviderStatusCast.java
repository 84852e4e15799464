package io.aios.llm;

import io.aios.llm.ModelStatus.Spread;
import io.aios.llm.ProviderStatus.Checkup;
import io.aios.llm.ProviderStatus.Permits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The same few providers in all tests. */
public final class ProviderStatusCast {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private ProviderStatusCast() {}

  /** Nobody has called it yet. */
  public static ProviderStatus unused(String provider) {
    return checked(provider, new Checkup.Never());
  }

  /** Nobody has called it yet, but it was checked. */
  public static ProviderStatus checked(String provider, Checkup checkup) {
    return new ProviderStatus(
        provider,
        Origin.SIMULATED,
        BreakerState.NONE,
        new Permits(0, 0, 0),
        checkup,
        List.of(),
        List.of());
  }

  /** It is called a lot, and one of its models is down. */
  public static ProviderStatus busy(String provider) {
    return new ProviderStatus(
        provider,
        Origin.MODEL,
        BreakerState.CLOSED,
        new Permits(17, 16, 3),
        new Checkup.Passed(NOON, 12, Duration.ofMillis(84)),
        List.of(new Allowance.Limit("requests", 4_000, 3_982, NOON.plusSeconds(1))),
        List.of(
            new ModelStatus(
                "large",
                BreakerState.OPEN,
                200,
                9,
                new Spread(191, Duration.ofMillis(8_250), Duration.ofMillis(31_004)),
                new Spread(193, Duration.ofMillis(740), Duration.ofMillis(2_113)),
                List.of(new Mishap(NOON.minusSeconds(7), "Overloaded", "overloaded_error"))),
            new ModelStatus(
                "small", BreakerState.CLOSED, 1, 0, Spread.NONE, Spread.NONE, List.of())));
  }
}
