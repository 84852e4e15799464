package io.aios.gateway.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.Arms.Sums;
import io.aios.ledger.Arms.Tally;
import io.aios.llm.ModelId;
import io.aios.routing.Experiment;
import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment;
import io.aios.routing.Policy;
import io.aios.routing.TaskType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentViewTest {

  private static final LocalDate DAY = LocalDate.parse("2026-08-24");

  private static final Experiment EXPERIMENT =
      new Experiment(
          "cheap-tests",
          new TaskType("qa"),
          true,
          List.of(
              new Arm("a", 50, new Treatment.ByPolicy(Policy.QUALITY)),
              new Arm("b", 50, new Treatment.ByModel(ModelId.of("scripted/economy")))));

  @Test
  void saysThatThereAreTooFewTasks() {
    ExperimentView view = view(tally("a", 29, 0, 1_000), tally("b", 100, 100, 1_000));

    assertThat(view.comparisons())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.verdict())
              .isEqualTo("not enough data yet: a has 29 of at least 30 judged tasks");
          assertThat(one.acceptance()).isNull();
        });
  }

  @Test
  void countsNothingAsNothing() {
    ExperimentView view = ExperimentView.of(EXPERIMENT, List.of(), DAY);

    assertThat(view.comparisons().getFirst().verdict()).contains("0 of at least 30");
    assertThat(view.arms())
        .allSatisfy(arm -> {
          assertThat(arm.tasks()).isZero();
          assertThat(arm.costUsd()).isEqualTo("0.00");
          assertThat(arm.costPerCallUsd()).isNull();
          assertThat(arm.costPerAcceptedUsd()).isNull();
          assertThat(arm.acceptance()).isNull();
          assertThat(arm.secondsPerCall()).isNull();
        });
  }

  @Test
  void seesNoDifferenceWhereThereIsNone() {
    ExperimentView view = view(tally("a", 70, 30, 1_000), tally("b", 72, 28, 1_000));

    assertThat(view.comparisons().getFirst().verdict())
        .isEqualTo("no difference seen between b and a");
  }

  @Test
  void saysWhichArmAcceptsMoreAndCostsLess() {
    ExperimentView view = view(tally("a", 240, 160, 3_000_000), tally("b", 320, 80, 1_000_000));

    ContrastView contrast = view.comparisons().getFirst();

    assertThat(contrast.verdict())
        .isEqualTo(
            "compared with a, b accepts more: +20.0 points (+13.7 to +26.1); b costs less:"
                + " -0.002000 USD a task (-0.002104 to -0.001896); no difference seen in time");
    assertThat(contrast.acceptance())
        .isEqualTo(
            new IntervalView(
                new BigDecimal("0.2000"), new BigDecimal("0.1371"), new BigDecimal("0.2608")));
  }

  @Test
  void saysWhichArmAcceptsLess() {
    ExperimentView view = view(tally("a", 90, 10, 1_000), tally("b", 10, 90, 1_000));

    assertThat(view.comparisons().getFirst().verdict())
        .startsWith("compared with a, b accepts less: -80.0 points (-86.3 to -69.5)");
  }

  @Test
  void dividesTheWholeCostByCallsAndByDeliveredTasks() {
    ArmView arm =
        ArmView.of(
            EXPERIMENT.arms().getFirst(),
            new Tally(
                "cheap-tests/a", 5, 2, 2, 3, 8, Sums.NONE.plus(1_000_000), Sums.NONE.plus(12_000)));

    assertThat(arm.policy()).isEqualTo("quality");
    assertThat(arm.model()).isNull();
    assertThat(arm.costUsd()).isEqualTo("0.001");
    assertThat(arm.costPerCallUsd()).isEqualTo("0.000125");
    assertThat(arm.costPerAcceptedUsd()).isEqualTo("0.000333333");
    assertThat(arm.secondsPerCall()).isEqualTo("1.500");
  }

  private static ExperimentView view(Tally... tallies) {
    return ExperimentView.of(EXPERIMENT, List.of(tallies), DAY);
  }

  /** Half of the tasks cost a third less than the mean, the others a third more. */
  private static Tally tally(String arm, long accepted, long rejected, long nanos) {
    long judged = accepted + rejected;
    Sums cost = Sums.NONE;
    Sums time = Sums.NONE;
    for (long task = 0; task < judged; task++) {
      cost = cost.plus(task % 2 == 0 ? nanos * 2 / 3 : nanos * 4 / 3);
      time = time.plus(task % 2 == 0 ? 900 : 1_100);
    }
    return new Tally(
        "cheap-tests/" + arm, judged, accepted, rejected, accepted, judged, cost, time);
  }
}
