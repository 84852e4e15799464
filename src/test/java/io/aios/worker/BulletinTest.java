package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.MemoryProviderReports;
import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatusCast;
import io.aios.llm.ProviderVitals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulletinTest {

  private final MemoryProviderReports reports = new MemoryProviderReports();
  private final List<ProviderStatus> statuses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  private final Bulletin bulletin =
      new Bulletin(
          "worker-1",
          new ProviderVitals() {
            @Override
            public List<ProviderStatus> statuses() {
              return List.copyOf(statuses);
            }

            @Override
            public void checkIdle() {
              throw new UnsupportedOperationException("A bulletin checks nothing");
            }
          },
          reports,
          () -> now);

  @Test
  void tellsAtOnceWhatHasChanged() {
    statuses.add(ProviderStatusCast.unused("acme"));
    bulletin.tell();
    assertThat(reports.current(now))
        .containsExactly(new ProviderReport("worker-1", now, statuses.getFirst()));

    pass(Duration.ofSeconds(5));
    statuses.set(0, ProviderStatusCast.busy("acme"));
    bulletin.tell();

    assertThat(reports.current(now))
        .containsExactly(new ProviderReport("worker-1", now, statuses.getFirst()));
  }

  @Test
  void unchangedIsToldOftenEnoughToCountAsAlive() {
    statuses.add(ProviderStatusCast.unused("acme"));
    bulletin.tell();
    Instant first = now;

    for (int round = 0; round < 3; round++) {
      pass(Duration.ofSeconds(5));
      bulletin.tell();
    }
    assertThat(reports.current(now)).extracting(ProviderReport::at).containsExactly(first);

    for (int round = 0; round < 30; round++) {
      pass(Duration.ofSeconds(5));
      bulletin.tell();
      assertThat(reports.current(now)).hasSize(1);
    }
  }

  @Test
  void stoppedNodeTakesItBack() {
    statuses.add(ProviderStatusCast.unused("acme"));
    bulletin.tell();

    bulletin.withdraw();

    assertThat(reports.current(now)).isEmpty();
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
  }
}
