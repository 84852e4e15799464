package io.aios.routing;

import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Pause;
import io.aios.llm.Providers;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.PriceList.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A price that rises tenfold at midnight, in UTC. */
class CallDayTest extends RouterStage {

  private static final LocalDate TOMORROW = LocalDate.parse("2026-11-23");
  private static final Catalog RISING =
      new Catalog(
          List.of(
              new Offer(
                  ModelId.of("one/rising"),
                  Tier.ECONOMY,
                  new PriceList(
                      List.of(
                          Entry.flat(LocalDate.MIN, Price.of(Usd.of("1"), Usd.of("5"))),
                          Entry.flat(TOMORROW, Price.of(Usd.of("10"), Usd.of("50"))))),
                  200_000,
                  64_000,
                  ModelCard.PLAIN,
                  Lifetime.OPEN,
                  Origin.SIMULATED)));

  private Instant now = Instant.parse("2026-11-22T23:59:59.999Z");

  @BeforeEach
  void openProject() {
    open("1");
  }

  @Test
  void pricesACallByTheDayOnWhichItWasMade() {
    one.does(model -> {
      now = now.plusMillis(1);
      return RoutingCast.replied(model, TokenUsage.of(100, 10));
    });

    router((Pause) pauses::add).ask(ask(), gate, Listener.NONE);

    assertThat(now).isEqualTo(Instant.parse("2026-11-23T00:00:00Z"));
    assertSpent("0.00015");
  }

  @Test
  void holdsEnoughForACallThatIsPutOffUntilTheNextDay() {
    one.fails(new Overloaded("busy")).uses(TokenUsage.of(516, 1_000));
    Pause overMidnight = wait -> now = now.plusMillis(1);

    router(overMidnight).ask(ask(), gate, Listener.NONE);

    assertThat(lines())
        .singleElement()
        .satisfies(line -> assertThat(line.decision().summary()).doesNotContain("capped"));
    assertSpent("0.05516");
  }

  @Override
  Router router(Pause pause) {
    return new HoldingRouter(
        policy(),
        () -> RoutingCast.market(RISING, LocalDate.ofInstant(now, ZoneOffset.UTC)),
        Steering.all(List.of()),
        new Means(
            ledger,
            new Providers(List.of(one)),
            new ByteEstimate(),
            Turnstile.OPEN,
            Observer.NONE,
            new Perseverance(RoutingCast.PATIENCE, pause, () -> 0.5),
            () -> now));
  }
}
