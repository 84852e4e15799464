package io.aios.routing;

import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.CallKey;
import io.aios.ledger.Decision;
import io.aios.ledger.HoldRequest;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure.Refused;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Answer.Unanswered;
import java.time.Duration;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Near the cap a model of a lower tier may do. The most that calls cost: 0.0055, 0.011, 0.055. */
class StepDownTest extends RouterStage {

  private static final Terms STEPPING_DOWN =
      new Terms(Policy.COST, false, new TreeSet<>(), true, false, "");

  @Test
  void asksOneTierLowerWhenTheAskedOneIsTooDear() {
    open("0.02");

    Answered answer = (Answered) routed(ask(Tier.PREMIUM).with(STEPPING_DOWN));

    assertThat(answer.reply().model()).isEqualTo(RoutingCast.SOLID.model());
    assertThat(answer.decision())
        .contains("asked tier STANDARD")
        .endsWith("; stepped down from PREMIUM, since only 0.02 USD are left");
  }

  @Test
  void asksTwoTiersLowerWhereItMust() {
    open("0.01");

    Answered answer = (Answered) routed(ask(Tier.PREMIUM).with(STEPPING_DOWN));

    assertThat(answer.reply().model()).isEqualTo(RoutingCast.CHEAP.model());
  }

  @Test
  void findsTheAnswerOfALowerTierAgain() {
    open("0.02");
    Ask ask = ask(Tier.PREMIUM).with(STEPPING_DOWN);
    routed(ask);

    Answered again = (Answered) routed(ask);

    assertThat(again.decision()).isEqualTo("stored reply of one/solid, paid for before");
  }

  @Test
  void goesBackToTheAskedTierWhereTheRaisedOneIsTooDear() {
    open("0.02");
    Ask raised = ask(Tier.STANDARD).raised(Tier.PREMIUM, "weaker ones leak");

    Answered answer = (Answered) routed(raised);

    assertThat(answer.reply().model()).isEqualTo(RoutingCast.SOLID.model());
    assertThat(answer.decision()).contains("stepped down from PREMIUM");
  }

  @Test
  void goesNoLowerThanTheAskedTierUnlessTheProjectAllowsIt() {
    open("0.01");
    Ask raised = ask(Tier.STANDARD).raised(Tier.PREMIUM, "weaker ones leak");

    assertThat(routed(raised)).isInstanceOf(Unanswered.class);
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void tellsTheLeastThatAnyModelLacks() {
    open("0.001");
    Ask quality = ask(Tier.STANDARD).with(Terms.STANDARD.with(Policy.QUALITY));

    Unanswered answer = (Unanswered) routed(quality);

    assertThat(answer.hope())
        .as("0.01052 for the standard model, far more for the premium one that comes first")
        .isInstanceOfSatisfying(
            Hope.Funds.class,
            funds -> assertThat(Usd.of("0.02").isMoreThan(funds.missing())).isTrue());
  }

  @Test
  void keepsToTheTierUnlessTheProjectAllowsIt() {
    open("0.02");

    Unanswered answer = (Unanswered) routed(ask(Tier.PREMIUM));

    assertThat(answer.hope()).isInstanceOf(Hope.Funds.class);
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void namesEachModelOnceWhenNothingCanBePaid() {
    open("0.001");

    Unanswered answer = (Unanswered) routed(ask(Tier.PREMIUM).with(STEPPING_DOWN));

    assertThat(answer.hope()).isEqualTo(new Hope.Funds(RoutingCast.PROJECT, Usd.of("0.05416")));
    assertThat(answer.obstacles())
        .extracting(Obstacle::model)
        .containsExactlyInAnyOrder("project:shop", "two/dear", "one/solid", "one/cheap");
  }

  @Test
  void doesNotStepDownForMoneyThatComesBack() {
    open("0.06");
    hold("0.05");

    Unanswered answer = (Unanswered) routed(ask(Tier.PREMIUM).with(STEPPING_DOWN));

    assertThat(answer.hope()).isInstanceOf(Hope.Later.class);
    assertThat(one.calls()).isEmpty();
  }

  @Test
  void doesNotStepDownBecauseAModelRefused() {
    open("1");
    two.fails(new Refused("no", TokenUsage.NONE));

    assertThat(routed(ask(Tier.PREMIUM).with(STEPPING_DOWN))).isInstanceOf(Unanswered.class);
    assertThat(one.calls()).isEmpty();
  }

  private void hold(String amount) {
    ledger.hold(
        new HoldRequest(
            new CallKey(UUID.randomUUID(), "other", "aa"),
            RoutingCast.PURPOSE,
            ask().accounts(),
            RoutingCast.DEAR.model(),
            Origin.SIMULATED,
            Usd.of(amount),
            Duration.ofHours(1),
            false,
            Decision.of("another call")));
  }

  private Answer routed(Ask ask) {
    return router().ask(ask, gate, Listener.NONE);
  }
}
