package io.aios.worker;

import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderVitals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells other nodes how this one's providers fare: when something has changed, and else often
 * enough to count as alive. For one thread.
 */
final class Bulletin {

  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

  private final String node;
  private final ProviderVitals vitals;
  private final ProviderReports reports;
  private final InstantSource clock;
  private List<ProviderStatus> told = List.of();
  private Instant toldAt = Instant.EPOCH;

  Bulletin(String node, ProviderVitals vitals, ProviderReports reports, InstantSource clock) {
    this.node = node;
    this.vitals = vitals;
    this.reports = reports;
    this.clock = clock;
  }

  void tell() {
    Instant now = clock.instant();
    List<ProviderStatus> statuses = vitals.statuses();
    if (!statuses.equals(told) || !now.isBefore(toldAt.plus(LONGEST_SILENCE))) {
      reports.publish(node, statuses, now);
      told = statuses;
      toldAt = now;
    }
  }

  /** Takes it all back, because the node stops. */
  void withdraw() {
    reports.withdraw(node);
  }
}
