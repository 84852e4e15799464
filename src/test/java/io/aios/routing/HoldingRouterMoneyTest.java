package io.aios.routing;

import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.PATIENCE;
import static io.aios.routing.RoutingCast.SOLID;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.aios.ledger.Basis;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.Charge;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelFailure.Interrupted;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.llm.ModelFailure.Refused;
import io.aios.llm.ModelFailure.TimedOut;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Pause;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Unanswered;
import org.junit.jupiter.api.Test;

class HoldingRouterMoneyTest extends RouterStage {

  @Test
  void callsNoModelWithoutMoney() {
    Unanswered answer = unanswered("0.005");

    assertThat(one.calls()).isEmpty();
    assertThat(two.calls()).isEmpty();
    assertThat(answer.hope()).isEqualTo(new Hope.Funds(RoutingCast.PROJECT, Usd.of("0.000516")));
    assertThat(answer.reason())
        .startsWith(
            "project:shop: 0.005 USD are left and 0.00 USD set aside for calls in flight, but"
                + " one/cheap needs up to 0.005516 USD");
    assertSpent("0");
  }

  @Test
  void asksACheaperModelWhenTheMoneyIsShortForABetterOne() {
    open("0.006");
    RoutingPolicy dearestFirst =
        (ask, market) -> {
          Ranking cheapest = policy().rank(ask, market);
          return new Ranking(cheapest.candidates().reversed(), cheapest.excluded());
        };

    Answer answer = router(dearestFirst).ask(ask(), gate, Listener.NONE);

    assertThat(answer)
        .asInstanceOf(type(Answered.class))
        .satisfies(done -> assertThat(done.reply().model()).isEqualTo(CHEAP.model()));
    assertThat(two.calls()).isEmpty();
    assertSpent("0.00015");
  }

  @Test
  void hopesThatCallsInFlightLeaveMoneyOver() {
    open("0.006");
    one.does(model -> {
      Answer meanwhile =
          router()
              .ask(
                  ask(Tier.ECONOMY, RoutingCast.prompt().then("done", "more")),
                  gate,
                  Listener.NONE);

      assertThat(meanwhile)
          .asInstanceOf(type(Unanswered.class))
          .extracting(Unanswered::hope)
          .isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
      return RoutingCast.replied(model, TokenUsage.of(1, 1));
    });

    assertThat(router().ask(ask(), gate, Listener.NONE)).isInstanceOf(Answered.class);
  }

  @Test
  void neverChargesMoreThanItHolds() {
    one.uses(TokenUsage.of(1_000_000, 1_000_000));

    Answered answer = answered("0.006");

    assertThat(answer.cost()).isEqualTo(Usd.of("0.005516"));
    assertThat(answer.decision())
        .endsWith(
            "; capped at the hold: the reported 1000000 prompt and 1000000 output tokens are"
                + " worth 6.00 USD");
    assertThat(lines())
        .extracting(line -> line.decision().summary())
        .containsExactly(answer.decision());
    assertSpent("0.005516");
  }

  @Test
  void capsAUsageBeyondAllMoney() {
    one.uses(TokenUsage.of(0, Long.MAX_VALUE));

    assertThat(answered("1").cost()).isEqualTo(Usd.of("0.005516"));
  }

  @Test
  void keepsTheWholeHoldWhenNothingWasReported() {
    one.fails(new TimedOut("60 s"));

    answered("1");

    assertKept(TokenUsage.NONE, "0.005516", new Ending.Kept("timed out: 60 s", Basis.ESTIMATED));
    assertSpent("0.005666");
  }

  @Test
  void keepsThePromptThatWasReportedAndTheLongestReply() {
    TokenUsage reported = TokenUsage.of(400, 1);
    one.fails(new Interrupted("reset", "half a", new Billing.Unknown(reported)));

    answered("1");

    assertKept(reported, "0.0054", new Ending.Kept("interrupted: reset", Basis.ESTIMATED));
    assertSpent("0.00555");
  }

  @Test
  void estimatesNoMoreThanItHolds() {
    TokenUsage reported = TokenUsage.of(600, 2_000);
    one.fails(new Interrupted("reset", "half a", new Billing.Unknown(reported)));

    answered("1");

    assertKept(reported, "0.005516", new Ending.Kept("interrupted: reset", Basis.ESTIMATED));
  }

  @Test
  void chargesARefusalThePriceOfItsUsage() {
    TokenUsage reported = TokenUsage.of(100, 20);
    one.fails(new Refused("no", reported));

    answered("1");

    assertKept(reported, "0.0002", new Ending.Kept("refused: no", Basis.REPORTED));
  }

  @Test
  void chargesACutAfterTheLastReportThePriceOfItsUsage() {
    TokenUsage reported = new TokenUsage(100, 0, 0, 0, 20, ServiceTier.FLEX);
    one.fails(new Interrupted("reset", "all of it", new Billing.Exactly(reported)));

    answered("1");

    assertKept(reported, "0.0001", new Ending.Kept("interrupted: reset", Basis.REPORTED));
    assertSpent("0.00025");
  }

  @Test
  void saysWhenARefusalWasWorthMoreThanItsHold() {
    one.fails(new Refused("no", TokenUsage.of(1_000_000, 0)));

    answered("1");

    assertKept(
        TokenUsage.of(1_000_000, 0),
        "0.005516",
        new Ending.Kept(
            "refused: no; capped at the hold: the reported 1000000 prompt and 0 output tokens are"
                + " worth 1.00 USD",
            Basis.REPORTED));
  }

  @Test
  void chargesTheWholeHoldForAReplyWhoseUsageNobodyReported() {
    one.uses(TokenUsage.NONE);

    assertThat(answered("1").decision())
        .endsWith("; no usage was reported, so the whole hold is charged");

    assertThat(lines())
        .extracting(CallLine::ending)
        .containsExactly(new Ending.Settled(StopReason.END, Basis.ESTIMATED));
    assertSpent("0.005516");
  }

  @Test
  void marksTheChargeOfAReplyWhoseTokensWereOurOwnEstimate() {
    one.uses(TokenUsage.of(100, 10).asEstimate());

    assertThat(answered("1").decision())
        .endsWith("; no usage was reported, so its tokens are an estimate");

    assertThat(lines())
        .extracting(CallLine::ending)
        .containsExactly(new Ending.Settled(StopReason.END, Basis.ESTIMATED));
    assertSpent("0.00015");
  }

  private void assertKept(TokenUsage usage, String cost, Ending ending) {
    CallLine kept = lines().getFirst();
    assertThat(kept.ending()).isEqualTo(ending);
    assertThat(kept.usage()).isEqualTo(usage);
    assertThat(kept.cost()).isEqualTo(Usd.of(cost));
  }

  @Test
  void chargesAReplyThatIsTooLargeToStore() {
    String flood = "x".repeat(Charge.MOST_REPLY_BYTES + 1);
    one.does(model ->
        new ModelResult.Replied(
            new Reply(model, flood, StopReason.END, TokenUsage.of(100, 900), Origin.SIMULATED)));

    assertThat(answered("1").reply().model()).isEqualTo(SOLID.model());
    assertThat(lines().getFirst().cost()).isEqualTo(Usd.of("0.0046"));
    assertThat(lines().getFirst().ending().basis()).isEqualTo(Basis.REPORTED);
  }

  @Test
  void marksTheChargeOfALargeReplyWhoseTokensWereOurOwnEstimate() {
    String flood = "x".repeat(Charge.MOST_REPLY_BYTES + 1);
    TokenUsage usage = TokenUsage.of(100, 900).asEstimate();
    one.does(model ->
        new ModelResult.Replied(new Reply(model, flood, StopReason.END, usage, Origin.SIMULATED)));

    answered("1");

    assertThat(lines().getFirst().ending().basis()).isEqualTo(Basis.ESTIMATED);
  }

  @Test
  void keepsTheHoldAndPassesOnABugOfTheProvider() {
    var bug = new IllegalStateException("bug");
    one.does(model -> {
      throw bug;
    });
    open("1");

    assertThatThrownBy(() -> router().ask(ask(), gate, Listener.NONE)).isSameAs(bug);

    assertSpent("0.005516");
  }

  @Test
  void keepsTheHoldAndPassesOnABugOfTheListener() {
    var bug = new IllegalStateException("bug");
    Listener broken =
        delta -> {
          throw bug;
        };
    open("1");

    assertThatThrownBy(() -> router().ask(ask(), gate, broken)).isSameAs(bug);

    assertSpent("0.005516");
  }

  @Test
  void asksNobodyOnAThreadThatIsBeingStopped() {
    open("1");
    Thread.currentThread().interrupt();

    Answer answer = router().ask(ask(), gate, Listener.NONE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer)
        .asInstanceOf(type(Unanswered.class))
        .extracting(Unanswered::hope)
        .isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
    assertThat(one.calls()).isEmpty();
    assertSpent("0");
  }

  @Test
  void endsTheHoldAndStopsWhenItsThreadIsStoppedDuringACall() {
    open("1");
    one.does(model -> {
      Thread.currentThread().interrupt();
      return new ModelResult.Failed(
          new Interrupted("stopped", "", new Billing.Unknown(TokenUsage.NONE)));
    });

    Answer answer = router().ask(ask(), gate, Listener.NONE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer)
        .asInstanceOf(type(Unanswered.class))
        .extracting(Unanswered::hope)
        .isEqualTo(new Hope.Later(PATIENCE.comeBackAfter()));
    assertThat(one.calls()).hasSize(1);
    assertSpent("0.005516");
  }

  @Test
  void storesAReplyThatArrivesWhileItsThreadIsStopped() {
    open("1");
    one.does(model -> {
      Thread.currentThread().interrupt();
      return RoutingCast.replied(model, TokenUsage.of(100, 10));
    });

    Answer answer = router().ask(ask(), gate, Listener.NONE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isInstanceOf(Answered.class);
    assertSpent("0.00015");
  }

  @Test
  void stopsWhenItsThreadIsStoppedDuringAPause() {
    open("1");
    one.fails(new Overloaded("busy"));
    Pause stopped =
        duration -> {
          throw new InterruptedException("stopped");
        };

    Answer answer = router(stopped).ask(ask(), gate, Listener.NONE);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(answer).isInstanceOf(Unanswered.class);
    assertThat(one.calls()).hasSize(1);
    assertSpent("0");
  }
}
