package io.aios.routing;

import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.PROJECT;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure.Overloaded;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Unanswered;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The estimate of the cast's prompt is 516 tokens, for which one/cheap needs 0.005516 USD. */
class RecountTest extends RouterStage {

  @Test
  void asksForNoCountWhileThereIsMoneyEnough() {
    one.counts(10);

    answered("0.005516");

    assertThat(one.counted()).isEmpty();
  }

  @Test
  void callsAModelThatAnExactCountMakesAffordable() {
    one.counts(300);

    Answered answer = answered("0.005306");

    assertThat(answer.reply().model()).isEqualTo(CHEAP.model());
    assertThat(answer.decision())
        .isEqualTo(
            "cost: one/cheap, at most 0.005306 USD for about 306 prompt tokens;"
                + " asked tier ECONOMY; its provider counted 300 prompt tokens, held with 2 % more");
    assertThat(one.counted()).containsExactly(CHEAP.model());
    assertSpent("0.00015");
  }

  @Test
  void staysWithinTheMoneyAlsoWithACount() {
    one.counts(300);

    Unanswered answer = unanswered("0.005305999");

    assertThat(one.calls()).isEmpty();
    assertThat(answer.reason()).contains("one/cheap needs up to 0.005516 USD");
    assertSpent("0");
  }

  @Test
  void asksForNoCountThatCannotHelp() {
    one.counts(1);

    // A quarter of the estimate is 129 tokens.
    unanswered("0.005128999");

    assertThat(one.counted()).isEmpty();
  }

  @Test
  void asksEachModelForOneCount() {
    one.counts(500);
    two.counts(500);

    unanswered("0.005130");

    assertThat(one.counted()).containsExactly(CHEAP.model());
    assertThat(two.counted()).isEmpty();
  }

  @Test
  void goesOnAsBeforeWithoutACount() {
    unanswered("0.005306");

    assertThat(one.counted()).containsExactly(CHEAP.model());
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void trustsNoCountThatIsAbsurd() {
    one.counts(0);
    unanswered("0.005306");
    one.counts(-1);
    router().ask(ask(), gate, Listener.NONE);
    one.counts(Long.MAX_VALUE);
    router().ask(ask(), gate, Listener.NONE);

    assertThat(one.counted()).hasSize(3);
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void triesACountedModelAgain() {
    one.counts(300).fails(new Overloaded("busy"));

    assertThat(answered("0.005306").decision()).contains("counted 300").contains("after 1 calls");
    assertThat(one.counted()).hasSize(1);
    assertThat(one.calls()).containsExactly(CHEAP.model(), CHEAP.model());
  }

  @Test
  void countsForACandidateThatIsKnownToBeTooDear() {
    Offer near = RoutingCast.offer("two/near", Tier.ECONOMY, "1.1", "5");
    two.counts(300);
    open("0.0054");
    Router router = router(new Catalog(List.of(CHEAP, near)), policy(), ledger, steady(), one, two);

    assertThat(router.ask(ask(), gate, Listener.NONE))
        .isInstanceOfSatisfying(
            Answered.class, answer -> assertThat(answer.reply().model()).isEqualTo(near.model()));
    assertThat(one.counted()).hasSize(1);
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void cutsADecisionThatHasTooMuchToTell() {
    RoutingPolicy talkative =
        (ask, market) -> {
          Ranking ranking = policy().rank(ask, market);
          return new Ranking(
              ranking.candidates(),
              ranking.excluded(),
              List.of("r".repeat(2_000)),
              ranking.trial(),
              ranking.hope());
        };
    one.counts(300).fails(new Overloaded("busy"));
    AccountId tenant = AccountId.ofTenant("default");
    open("0.006");
    ledger.open(tenant, Usd.of("0.0054"));
    Ask plain = ask(Tier.PREMIUM);
    Ask ask =
        new Ask(
            plain.subject(),
            plain.step(),
            plain.purpose(),
            new TreeSet<>(List.of(PROJECT, tenant)),
            plain.tier(),
            plain.prompt(),
            new Terms(Policy.COST, false, new TreeSet<>(), true, false, ""),
            plain.rejected());

    Answer answer = router(talkative).ask(ask, gate, Listener.NONE);

    assertThat(answer).isInstanceOf(Answered.class);
  }
}
