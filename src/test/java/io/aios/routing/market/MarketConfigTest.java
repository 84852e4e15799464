package io.aios.routing.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.ledger.Acceptance;
import io.aios.ledger.Acceptances;
import io.aios.llm.ModelId;
import io.aios.llm.Provider;
import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatusCast;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import io.aios.node.NodeProperties;
import io.aios.node.NodeRole;
import io.aios.routing.Catalog;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.Patience;
import io.aios.routing.Perseverance;
import io.aios.routing.TaskType;
import io.aios.routing.TrackRecord;
import io.aios.routing.Warmth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.dao.DataAccessResourceFailureException;

class MarketConfigTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ModelId LARGE = ModelId.of("acme/large");

  private final ApplicationContextRunner node =
      new ApplicationContextRunner()
          .withUserConfiguration(MarketConfig.class)
          .withBean(InstantSource.class, () -> InstantSource.fixed(NOON))
          .withBean(Catalog.class, () -> new Catalog(List.of(), Map.of()))
          .withBean(Providers.class, () -> new Providers(List.<Provider>of()))
          .withBean(ProviderVitals.class, Vitals::new)
          .withBean(
              Perseverance.class,
              () -> new Perseverance(Patience.STANDARD, duration -> {}, () -> 0.25));

  @Test
  void gatewayKnowsTheProvidersThatWorkersReport() {
    playing(NodeRole.GATEWAY)
        .withBean(ProviderReports.class, () -> new Reports(true))
        .run(context -> {
          Markets markets = context.getBean(Markets.class);

          await().until(() -> markets.now().providers().equals(Set.of("acme")));

          Market market = markets.now();
          assertThat(market.conditions().of(LARGE)).isPresent();
          assertThat(market.today()).isEqualTo(LocalDate.parse("2026-11-22"));
          assertThat(market.chance()).isEqualTo(0.25);
          assertThat(market.warmth()).isSameAs(Warmth.COLD);
          assertThat(market.record()).isEqualTo(TrackRecord.EMPTY);
        });
  }

  @Test
  void workerKnowsItsOwnEvenWithoutTheDatabase() {
    playing(NodeRole.WORKER)
        .withBean(ProviderReports.class, () -> new Reports(false))
        .run(context -> {
          Markets markets = context.getBean(Markets.class);

          await().until(() -> markets.now().providers().equals(Set.of("own")));
        });
  }

  @Test
  void countsTheResultsOfThirtyDays() {
    Warmth warm = (project, prompt, model) -> 0.5;
    playing(NodeRole.WORKER)
        .withBean(ProviderReports.class, () -> new Reports(true))
        .withBean(Acceptances.class, Judgements::new)
        .withBean(Warmth.class, () -> warm)
        .run(context -> {
          Markets markets = context.getBean(Markets.class);
          var type = new TaskType("backend");

          await().until(() -> markets.now().record().of(type, LARGE).accepted() > 0);

          assertThat(markets.now().record().of(type, LARGE))
              .isEqualTo(new TrackRecord.Tally(7, 2, 1, 9_000));
          assertThat(markets.now().warmth()).isSameAs(warm);
        });
  }

  private ApplicationContextRunner playing(NodeRole role) {
    return node.withBean(
        NodeProperties.class, () -> new NodeProperties(Set.of(role), Duration.ZERO));
  }

  /** One provider that is this process's own. */
  private static final class Vitals implements ProviderVitals {

    @Override
    public List<ProviderStatus> statuses() {
      return List.of(ProviderStatusCast.unused("own"));
    }

    @Override
    public void checkIdle() {}
  }

  /**
   * What others say.
   *
   * @param isThere whether the database is
   */
  private record Reports(boolean isThere) implements ProviderReports {

    @Override
    public List<ProviderReport> current(Instant now) {
      if (!isThere) {
        throw new DataAccessResourceFailureException("away");
      }
      return List.of(new ProviderReport("other", NOON, ProviderStatusCast.busy("acme")));
    }

    @Override
    public void publish(String name, List<ProviderStatus> statuses, Instant now) {}

    @Override
    public void withdraw(String name) {}
  }

  /** Judgements from the 23rd of October on, and from no other day. */
  private static final class Judgements implements Acceptances {

    @Override
    public List<Tally> since(LocalDate day) {
      return day.equals(LocalDate.parse("2026-10-23"))
          ? List.of(new Tally("backend", LARGE, 7, 2, 1, 9_000))
          : List.of();
    }

    @Override
    public void judge(Collection<UUID> calls, Acceptance acceptance) {}

    @Override
    public void revoke(UUID subject) {}
  }
}
