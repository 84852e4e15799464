package io.aios.routing.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.Health;
import io.aios.llm.Listener;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatusCast;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import io.aios.money.Usd;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Quality;
import io.aios.routing.Tier;
import io.aios.routing.Warmth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class LiveMarketsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final AtomicBoolean away = new AtomicBoolean();
  private final LiveMarkets markets =
      new LiveMarkets(
          new Catalog(List.of(), Map.of()),
          new Providers(List.of(new Seller("first", true))),
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

  @Test
  void callsModelsLocalOnlyWhereTheirServerIsInTheHouse() {
    assertThat(isLocal("near", Set.of(), true)).isTrue();
    assertThat(isLocal("near", Set.of(), false)).isFalse();
    assertThat(isLocal("unknown", Set.of(), false)).as("it is not called from here").isTrue();
  }

  @Test
  void takesTheOperatorsWordForAServerElsewhere() {
    assertThat(isLocal("near", Set.of(ModelId.of("near/small")), false)).isTrue();
    assertThat(isLocal("near", Set.of(ModelId.of("near/large")), false)).isFalse();
  }

  @Test
  void noticesThatAServerHasMoved() {
    var inHouse = new AtomicBoolean(true);
    var live = live("near", Set.of(), new Seller("near", inHouse::get));
    assertThat(small(live).local()).isTrue();

    inHouse.set(false);
    live.hear(new Tidings(Reach.OWN, List.of(), Map.of(), List.of(), NOON, Duration.ofSeconds(20)));

    assertThat(small(live).local()).isFalse();
  }

  private static boolean isLocal(String provider, Set<ModelId> vouched, boolean inHouse) {
    return small(live(provider, vouched, new Seller("near", inHouse))).local();
  }

  private static Offer small(LiveMarkets live) {
    return live.now().catalog().offers().getFirst();
  }

  private static LiveMarkets live(String provider, Set<ModelId> vouched, Provider seller) {
    Offer small =
        new Offer(
            new ModelId(provider, "small"),
            Tier.ECONOMY,
            PriceList.of(Price.of(Usd.ZERO, Usd.ZERO)),
            32_000,
            8_000,
            ModelCard.PLAIN,
            Lifetime.OPEN,
            Origin.MODEL,
            Quality.UNKNOWN,
            true);
    return new LiveMarkets(
        new Catalog(List.of(small), Map.of(), vouched),
        new Providers(List.of(seller)),
        Warmth.COLD,
        () -> 1,
        InstantSource.fixed(NOON));
  }

  /** A provider of which only its name and its place matter. */
  private record Seller(String name, BooleanSupplier inHouse) implements Provider {

    Seller(String name, boolean inHouse) {
      this(name, () -> inHouse);
    }

    @Override
    public boolean isInHouse() {
      return inHouse.getAsBoolean();
    }

    @Override
    public Origin origin() {
      return Origin.MODEL;
    }

    @Override
    public ModelResult complete(ModelId model, Prompt prompt, Listener listener) {
      throw new UnsupportedOperationException("Nobody is asked here");
    }

    @Override
    public Health check() {
      return new Health.Reachable(1, Duration.ZERO);
    }
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
