package io.aios.routing.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatusCast;
import io.aios.llm.ProviderVitals;
import io.aios.routing.Catalog;
import io.aios.routing.Warmth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LiveMarketsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicBoolean away = new AtomicBoolean();
  private final LiveMarkets markets =
      new LiveMarkets(
          new Catalog(List.of(), Map.of()),
          Set.of("first"),
          Warmth.COLD,
          () -> 1,
          InstantSource.fixed(NOON));

  @Test
  void knowsWhoCanBeCalledBeforeItHasLooked() {
    assertThat(markets.now().providers()).containsExactly("first");
  }

  @Test
  void gatewayKeepsWhatItLastHeardWhileTheDatabaseIsAway() {
    Newsroom newsroom =
        new Newsroom(
            Reach.REPORTED,
            new Vitals(),
            new Reports(),
            List.of(),
            Duration.ofSeconds(20),
            InstantSource.fixed(NOON));
    newsroom.tellWeather(markets);
    assertThat(markets.now().providers()).containsExactly("acme");

    away.set(true);

    assertThatThrownBy(() -> newsroom.tellWeather(markets))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(markets.now().providers()).containsExactly("acme");
  }

  private static final class Vitals implements ProviderVitals {

    @Override
    public List<ProviderStatus> statuses() {
      return List.of(ProviderStatusCast.unused("own"));
    }

    @Override
    public void checkIdle() {}
  }

  private final class Reports implements ProviderReports {

    @Override
    public List<ProviderReport> current(Instant now) {
      if (away.get()) {
        throw new DataAccessResourceFailureException("away");
      }
      return List.of(new ProviderReport("other", NOON, ProviderStatusCast.busy("acme")));
    }

    @Override
    public void publish(String node, List<ProviderStatus> statuses, Instant now) {}

    @Override
    public void withdraw(String node) {}
  }
}
