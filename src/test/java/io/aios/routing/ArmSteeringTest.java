package io.aios.routing;

import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelId;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment;
import io.aios.routing.Experiment.Treatment.ByModel;
import io.aios.routing.Experiment.Treatment.ByPolicy;
import io.aios.routing.Ranking.Candidate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArmSteeringTest {

  private static final ModelId SOLID = RoutingCast.SOLID.model();
  private static final Market MARKET = RoutingCast.market(RoutingCast.CATALOG);

  /** Ranks whoever the terms allow, and only those. */
  private static final RoutingPolicy OBEDIENT =
      (ask, market) -> {
        Ranking all = RouterStage.policy().rank(ask, market);
        List<Candidate> allowed =
            all.candidates().stream()
                .filter(candidate -> ask.terms().allows(candidate.offer().model()))
                .filter(candidate -> !ask.rejected().contains(candidate.offer().model()))
                .toList();
        return new Ranking(allowed, List.<Obstacle>of());
      };

  @Test
  void setsThePolicyOfTheArm() {
    Ask steered = steer(ask(), new ByPolicy(Policy.SPEED), new ByPolicy(Policy.SPEED));

    assertThat(steered.terms().policy()).isEqualTo(Policy.SPEED);
    assertThat(steered.terms().arm()).isEqualTo(armOf(ask()));
    assertThat(steered.terms().allowed()).isEmpty();
    assertThat(steered.prompt()).isEqualTo(ask().prompt());
  }

  @Test
  void leavesOneModelOfTheArm() {
    Ask steered = steer(ask(), new ByModel(SOLID), new ByModel(SOLID));

    assertThat(steered.terms().allowed()).containsExactly("one/solid");
    assertThat(steered.terms().policy()).isEqualTo(Policy.COST);
    assertThat(steered.terms().arm()).isEqualTo(armOf(ask()));
  }

  @Test
  void sendsEachTaskTheWayOfItsArm() {
    List<Ask> asks = Stream.generate(ArmSteeringTest::anybodysAsk).limit(50).toList();

    List<Ask> steered =
        asks.stream()
            .map(ask -> steer(ask, new ByPolicy(Policy.SPEED), new ByModel(SOLID)))
            .toList();

    assertThat(steered)
        .allSatisfy(ask -> {
          boolean first = ask.terms().arm().equals("test/a");
          assertThat(ask.terms().policy()).isEqualTo(first ? Policy.SPEED : Policy.COST);
          assertThat(ask.terms().allowed()).hasSize(first ? 0 : 1);
        })
        .extracting(ask -> ask.terms().arm())
        .contains("test/a", "test/b");
  }

  @Test
  void keepsToTheOtherTermsOfTheAsk() {
    Terms terms = new Terms(Policy.COST, true, Terms.STANDARD.allowed(), true, true, "");

    Terms steered = steer(ask().with(terms), new ByModel(SOLID), new ByModel(SOLID)).terms();

    assertThat(steered.localOnly()).isTrue();
    assertThat(steered.stepsDown()).isTrue();
    assertThat(steered.reusesReplies()).isTrue();
  }

  @Test
  void leavesAnAskAloneWhoseTermsForbidTheModelOfAnyArm() {
    Ask ask = ask().with(Terms.STANDARD.only(List.of("two")));

    assertThat(steer(ask, new ByPolicy(Policy.SPEED), new ByModel(SOLID))).isEqualTo(ask);
    assertThat(steer(ask, new ByModel(SOLID), new ByPolicy(Policy.SPEED))).isEqualTo(ask);
  }

  @Test
  void narrowsAnAllowedProviderToTheModel() {
    Ask ask = ask().with(Terms.STANDARD.only(List.of("one")));

    assertThat(steer(ask, new ByModel(SOLID), new ByModel(SOLID)).terms().allowed())
        .containsExactly("one/solid");
  }

  @Test
  void countsAnAskWhoseModelCannotBeAskedButLetsItGoItsWay() {
    Ask ask = ask();
    Market withoutIt = MARKET.ahead(Set.of("two"));

    Ask steered =
        new ArmSteering(experiments("backend", new ByModel(SOLID)), OBEDIENT).steer(ask, withoutIt);

    assertThat(steered.terms()).isEqualTo(ask.terms().inArm(armOf(ask)));
  }

  @Test
  void doesNotAskTheModelOfTheArmAgainWhoseReplyWasRejected() {
    Ask ask = RoutingCast.rejecting(ask(), SOLID);
    var steering =
        new ArmSteering(experiments("backend", new ByModel(SOLID)), RouterStage.policy());

    Ask steered = steering.steer(ask, MARKET);

    assertThat(steered.terms()).isEqualTo(ask.terms().inArm(armOf(ask)));
  }

  @Test
  void leavesAnAskAloneThatMustNotLeaveTheHouseWhereTheModelOfAnArmIsElsewhere() {
    Market outside =
        Market.fresh(
            RoutingCast.CATALOG.withOutside(Set.of("one")), RoutingCast.TODAY, Set.of("one"));
    Terms terms = new Terms(Policy.COST, true, Terms.STANDARD.allowed(), false, false, "");
    Ask ask = ask().with(terms);
    var steering =
        new ArmSteering(
            experiments("backend", new ByPolicy(Policy.SPEED), new ByModel(SOLID)), OBEDIENT);

    assertThat(steering.steer(ask, outside)).isEqualTo(ask);
  }

  @Test
  void leavesAsksOfOtherTypesAndOfOtherExperimentsAlone() {
    Ask inAnother = ask().with(Terms.STANDARD.inArm("other/b"));

    assertThat(steer(inAnother, new ByPolicy(Policy.SPEED), new ByPolicy(Policy.SPEED)))
        .isEqualTo(inAnother);
    assertThat(
            new ArmSteering(experiments("plan", new ByPolicy(Policy.SPEED)), OBEDIENT)
                .steer(ask(), MARKET))
        .isEqualTo(ask());
  }

  private static String armOf(Ask ask) {
    Experiment experiment = experiments("backend", new ByPolicy(Policy.COST)).all().getFirst();
    return experiment.label(experiment.armOf(ask.subject()));
  }

  private static Ask anybodysAsk() {
    Ask ask = ask();
    return new Ask(
        UUID.randomUUID(),
        ask.step(),
        ask.purpose(),
        ask.accounts(),
        ask.tier(),
        ask.prompt(),
        ask.terms(),
        ask.rejected());
  }

  private static Ask steer(Ask ask, Treatment first, Treatment second) {
    return new ArmSteering(experiments("backend", first, second), OBEDIENT).steer(ask, MARKET);
  }

  private static Experiments experiments(String type, Treatment... treatments) {
    Treatment second = treatments.length > 1 ? treatments[1] : treatments[0];
    return new Experiments(
        List.of(
            new Experiment(
                "test",
                new TaskType(type),
                true,
                List.of(new Arm("a", 50, treatments[0]), new Arm("b", 50, second)))));
  }
}
