package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.DEAR;
import static io.aios.routing.RoutingCast.PATIENCE;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelFailure.QuotaExhausted;
import io.aios.llm.ModelFailure.RateLimited;
import io.aios.llm.ModelFailure.Refused;
import io.aios.llm.ModelFailure.Rejected;
import io.aios.llm.ModelFailure.TooLong;
import io.aios.llm.ModelFailure.Unauthorised;
import io.aios.llm.ModelFailure.Unavailable;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Answer.Unanswered;
import io.aios.routing.Conditions.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldingRouterTest extends RouterStage {

  @Test
  void answersWithTheCheapestModelAndChargesItsUsage() {
    Answered answer = answered("1");

    assertThat(answer.reply().text()).isEqualTo("done by one/cheap");
    assertThat(answer.cost()).isEqualTo(Usd.of("0.00015"));
    assertThat(answer.decision())
        .isEqualTo(
            "cost: one/cheap, at most 0.005516 USD for about 516 prompt tokens;"
                + " asked tier ECONOMY");
    assertSpent("0.00015");
    assertThat(lines())
        .extracting(line -> line.decision().summary())
        .containsExactly(answer.decision());
  }

  @Test
  void tellsWhyOthersWereExcluded() {
    open("1");

    assertThat(router().ask(ask(Tier.PREMIUM), gate, Listener.NONE))
        .asInstanceOf(type(Answered.class))
        .extracting(Answered::decision)
        .asString()
        .endsWith(
            "asked tier PREMIUM; 2 excluded: one/solid: its tier STANDARD is below PREMIUM;"
                + " one/cheap: its tier ECONOMY is below PREMIUM");
  }

  @Test
  void countsModelsThatAreExcludedForTheSameReason() {
    open("1");
    var catalog =
        new Catalog(
            List.of(
                RoutingCast.offer("one/a", Tier.ECONOMY, "0", "0"),
                RoutingCast.offer("one/b", Tier.ECONOMY, "0", "0"),
                RoutingCast.offer("one/c", Tier.ECONOMY, "0", "0"),
                RoutingCast.offer("one/d", Tier.ECONOMY, "0", "0"),
                RoutingCast.offer("one/e", Tier.ECONOMY, "0", "0"),
                RoutingCast.offer("one/f", Tier.STANDARD, "0", "0"),
                RoutingCast.offer("two/a", Tier.ECONOMY, "0", "0")));
    one.fails(new Refused("no", TokenUsage.NONE));

    assertThat(
            router(catalog, policy(), ledger, steady(), one)
                .ask(ask(Tier.PREMIUM), gate, Listener.NONE))
        .asInstanceOf(type(Unanswered.class))
        .extracting(Unanswered::reason)
        .isEqualTo(
            "one/f: refused: no; two: it is not configured;"
                + " each of 5 models: its tier ECONOMY is below STANDARD");
  }

  @Test
  void saysWhoCanMendARefusedKey() {
    one.fails(new Unauthorised("401"));
    two.fails(new QuotaExhausted("402"));

    assertThat(unanswered("1").reason())
        .contains("unauthorised: 401 (correct the key of this provider)")
        .contains("quota exhausted: 402 (pay in, or raise the limit, at this provider)");
  }

  @Test
  void paysTheSameAskOnce() {
    answered("1");

    assertThat(router().ask(ask(), gate, Listener.NONE))
        .isEqualTo(
            new Answered(
                lines().getFirst().call(),
                lastReply(),
                Usd.of("0.00015"),
                "stored reply of one/cheap, paid for before"));
    assertThat(one.calls()).hasSize(1);
    assertSpent("0.00015");
  }

  @Test
  void paysAnotherPromptAgain() {
    answered("1");

    router().ask(ask(Tier.ECONOMY, RoutingCast.prompt().then("done", "more")), gate, Listener.NONE);

    assertThat(one.calls()).hasSize(2);
  }

  @Test
  void triesTheSameModelAgainAfterTheWaitThatItNamed() {
    one.fails(new RateLimited("slow down", Duration.ofSeconds(3)));

    Answered answer = answered("1");

    assertThat(one.calls()).containsExactly(CHEAP.model(), CHEAP.model());
    assertThat(pauses).containsExactly(Duration.ofMillis(3_750));
    assertThat(answer.decision()).endsWith("; after 1 calls that failed");
    assertSpent("0.00015");
  }

  @Test
  void backsOffFurtherWithEachTryThatNamesNoWait() {
    one.fails(new Overloaded("busy"), new Overloaded("busy"));

    answered("1");

    assertThat(pauses).containsExactly(Duration.ofMillis(750), Duration.ofMillis(1_500));
  }

  @Test
  void asksTheNextModelAfterThreeTries() {
    one.fails(new Overloaded("busy"), new Overloaded("busy"), new Overloaded("busy"));

    Answered answer = answered("1");

    assertThat(answer.reply().model()).isEqualTo(SOLID.model());
    assertThat(one.calls())
        .containsExactly(CHEAP.model(), CHEAP.model(), CHEAP.model(), SOLID.model());
    assertThat(pauses).hasSize(2);
  }

  @Test
  void asksTheNextModelRatherThanWaitBeyondItsPatience() {
    one.fails(new RateLimited("later", Duration.ofSeconds(Long.MAX_VALUE)));

    assertThat(answered("1").reply().model()).isEqualTo(SOLID.model());
    assertThat(pauses).isEmpty();
  }

  @Test
  void waitsNoLongerInAllThanItsPatience() {
    var slow = new RateLimited("slow down", Duration.ofSeconds(8));
    one.fails(slow, slow, slow, slow, slow, slow);
    two.fails(slow, slow, slow, slow, slow, slow);

    unanswered("1");

    assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
        .isLessThanOrEqualTo(PATIENCE.longestWait());
    assertThat(pauses).hasSize(2);
  }

  @Test
  void asksTheNextModelWhenOneRefuses() {
    one.fails(new Refused("no", TokenUsage.of(16, 0)), new TooLong("far too long"));

    Answered answer = answered("1");

    assertThat(answer.reply().model()).isEqualTo(DEAR.model());
    assertThat(pauses).isEmpty();
    assertSpent("0.001516");
  }

  @Test
  void asksNoOtherModelOfAProviderThatTurnsUsAway() {
    one.fails(new Unauthorised("no such key"));

    assertThat(answered("1").reply().model()).isEqualTo(DEAR.model());
    assertThat(one.calls()).containsExactly(CHEAP.model());
  }

  @Test
  void asksAnotherProviderWhenOneFindsTheRequestMalformed() {
    one.fails(new Overloaded("busy"), new Rejected("bad request"));

    assertThat(answered("1").reply().model()).isEqualTo(DEAR.model());
    assertThat(one.calls()).containsExactly(CHEAP.model(), CHEAP.model());
  }

  @Test
  void makesNoMoreCallsThanItsPatienceAllows() {
    var down = new Overloaded("busy");
    one.fails(down, down, down, down, down, down);
    two.fails(down, down, down);

    Unanswered answer = unanswered("1");

    assertThat(one.calls().size() + two.calls().size()).isEqualTo(6);
    assertThat(answer.obstacles())
        .containsExactly(
            new Obstacle("one/cheap", "overloaded: busy (3 tries)"),
            new Obstacle("one/solid", "overloaded: busy (3 tries)"),
            new Obstacle("two/dear", "not asked, because 6 calls failed before"));
    assertThat(answer.hope()).isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
  }

  @Test
  void asksTheModelsOfAProviderThatIsAwayAfterAllOthers() {
    var away = new Unavailable("out of reach");
    one.fails(away, away, away, away, away, away);
    Offer[] cheap = new Offer[8];
    for (int number = 0; number < cheap.length; number++) {
      cheap[number] = RoutingCast.offer("one/cheap-" + number, Tier.ECONOMY, "1", "5");
    }
    open("1");

    var answer = (Answered) router(catalog(DEAR, cheap)).ask(ask(), gate, Listener.NONE);

    assertThat(answer.reply().model()).isEqualTo(DEAR.model());
    assertThat(one.calls()).hasSize(2);
  }

  @Test
  void comesBackToAProviderThatIsAwayWhenNoOtherAnswers() {
    var away = new Unavailable("out of reach");
    one.fails(away, away);
    two.fails(new Refused("no", TokenUsage.of(16, 0)));
    Offer third = RoutingCast.offer("one/third", Tier.PREMIUM, "3", "15");
    open("1");

    var answer =
        (Answered) router(catalog(DEAR, CHEAP, SOLID, third)).ask(ask(), gate, Listener.NONE);

    assertThat(answer.reply().model()).isEqualTo(third.model());
  }

  private static Catalog catalog(Offer first, Offer... more) {
    return new Catalog(Stream.concat(Stream.of(first), Stream.of(more)).toList());
  }

  private Router router(Catalog catalog) {
    return router(catalog, policy(), ledger, steady(), one, two);
  }

  @Test
  void hopesForTheSoonest() {
    one.fails(
        new RateLimited("later", Duration.ofMinutes(5)),
        new RateLimited("later", Duration.ofMinutes(1)));
    two.fails(new QuotaExhausted("no money at the provider"));

    assertThat(unanswered("1").hope()).isEqualTo(new Hope.Later(Duration.ofMinutes(1)));
  }

  @Test
  void boundsItsHopeToAnHour() {
    var tomorrow = new RateLimited("later", Duration.ofDays(1));
    one.fails(tomorrow, tomorrow);
    two.fails(tomorrow);

    assertThat(unanswered("1").hope()).isEqualTo(new Hope.Later(Duration.ofHours(1)));
  }

  @Test
  void hopesThatWhatIsUnavailableComesBack() {
    one.fails(new Unavailable("breaker open"), new Unavailable("breaker open"));
    two.fails(new Refused("no", TokenUsage.NONE));

    assertThat(unanswered("1").hope()).isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
  }

  @Test
  void hasNoHopeWhenEveryModelRefuses() {
    one.fails(new Refused("no", TokenUsage.NONE), new Refused("no", TokenUsage.NONE));
    two.fails(new Refused("no", TokenUsage.NONE));

    assertThat(unanswered("1").hope()).isEqualTo(new Hope.None());
  }

  @Test
  void tellsWhyNoModelWasAsked() {
    open("1");
    Router none = router(CATALOG, policy(), ledger, steady());

    assertThat(none.ask(ask(), gate, Listener.NONE))
        .asInstanceOf(type(Unanswered.class))
        .satisfies(answer ->
            assertThat(answer.reason())
                .isEqualTo("one: it is not configured; two: it is not configured"))
        .satisfies(answer -> assertThat(answer.hope()).isEqualTo(new Hope.None()));
  }

  @Test
  void hopesForTheProviderWhoseBreakerCloses() {
    open("1");
    var closed =
        Map.of(
            "one", new Closure("its breaker is open", Duration.ofSeconds(9)),
            "two", new Closure("its breaker is open", Duration.ZERO));
    RoutingPolicy closing = (ask, market) -> policy().rank(ask, RoutingCast.closed(market, closed));

    Unanswered bothClosed = (Unanswered) router(closing).ask(ask(), gate, Listener.NONE);
    Unanswered oneClosed = (Unanswered) router(closing).ask(ask(Tier.PREMIUM), gate, Listener.NONE);

    assertThat(bothClosed.obstacles())
        .extracting(Obstacle::reason)
        .containsOnly("its breaker is open");
    assertThat(bothClosed.hope()).isInstanceOf(Hope.Later.class);
    assertThat(oneClosed.hope()).isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
  }

  @Test
  void hopesForNothingFromAClosedModelOfALowerTier() {
    open("1");
    two.fails(new Refused("no", TokenUsage.NONE));
    var closed = Map.of("one", new Closure("its breaker is open", Duration.ofSeconds(9)));
    RoutingPolicy closing = (ask, market) -> policy().rank(ask, RoutingCast.closed(market, closed));

    Unanswered answer = (Unanswered) router(closing).ask(ask(Tier.PREMIUM), gate, Listener.NONE);

    assertThat(answer.hope()).isEqualTo(new Hope.None());
  }

  @Test
  void survivesAPolicyThatKnowsMoreProvidersThanThereAre() {
    open("1");
    RoutingPolicy rash = (ask, market) -> policy().rank(ask, RoutingCast.market(market.catalog()));
    var catalog = new Catalog(List.of(RoutingCast.offer("three/x", Tier.ECONOMY, "0", "0"), CHEAP));

    Answer answer = router(catalog, rash, ledger, steady(), one).ask(ask(), gate, Listener.NONE);

    assertThat(answer).isInstanceOf(Answered.class);
  }

  @Test
  void refusesTwoProvidersOfTheSameName() {
    var twin = new TwinProvider("one");

    assertThatThrownBy(() -> router(CATALOG, policy(), ledger, steady(), one, twin))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
