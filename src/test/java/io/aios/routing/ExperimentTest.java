package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aios.routing.Experiment.Arm;
import io.aios.routing.Experiment.Treatment.ByPolicy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {

  private static final int TASKS = 200_000;

  /** Buckets 2624, 5926, 5097 and 7811, as any SHA-256 finds them. */
  @ParameterizedTest
  @CsvSource({"1, a", "2, c", "3, b", "4, d"})
  void assignsATaskToTheSameArmInEveryVersion(String last, String arm) {
    UUID subject = UUID.fromString("019ab000-0000-7000-8000-00000000000" + last);

    assertThat(experiment("cheap-tests", 27, 32, 19, 22).armOf(subject).name()).isEqualTo(arm);
  }

  @Test
  void hitsTheSharesWithinWhatChanceAllows() {
    Map<String, Integer> tasks = new HashMap<>();
    Experiment experiment = experiment("shares", 1, 9, 30, 60);
    var random = new Random(42);

    for (int task = 0; task < TASKS; task++) {
      tasks.merge(experiment.armOf(uuid(random)).name(), 1, Integer::sum);
    }

    experiment
        .arms()
        .forEach(arm -> {
          double share = arm.percent() / 100.0;
          double fourDeviations = 4 * Math.sqrt(share * (1 - share) / TASKS);
          assertThat(tasks.getOrDefault(arm.name(), 0) / (double) TASKS)
              .as(arm.name())
              .isCloseTo(share, within(fourDeviations));
        });
  }

  @Test
  void assignsIndependentlyOfOtherExperiments() {
    Experiment one = experiment("one", 50, 50);
    Experiment other = experiment("other", 50, 50);
    var random = new Random(43);

    long both = 0;
    for (int task = 0; task < TASKS; task++) {
      UUID subject = uuid(random);
      both += isFirst(one, subject) && isFirst(other, subject) ? 1 : 0;
    }

    assertThat(both / (double) TASKS).isCloseTo(0.25, within(0.004));
  }

  @Test
  void refusesSharesThatDoNotAddUpTo100() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> experiment("odd", 50, 49))
        .withMessage("the shares of experiment odd must add up to 100, not 99");
  }

  @Test
  void refusesFewerThanTwoAndMoreThanFourArms() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> experiment("many", 20, 20, 20, 20, 20))
        .withMessage("experiment many must have 2 to 4 arms, not 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Experiment("none", new TaskType("qa"), true, List.of()))
        .withMessage("experiment none must have 2 to 4 arms, not 0");
  }

  @Test
  void refusesOneNameForTwoArms() {
    Arm arm = new Arm("a", 50, new ByPolicy(Policy.COST));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Experiment("twins", new TaskType("qa"), true, List.of(arm, arm)))
        .withMessage("experiment twins names an arm twice");
  }

  @Test
  void runsTheFirstByNameOfThoseThatAreSwitchedOn() {
    Experiment off = new Experiment("a", new TaskType("qa"), false, experiment("a", 50, 50).arms());
    var experiments =
        new Experiments(List.of(experiment("c", 50, 50), experiment("b", 50, 50), off));

    assertThat(experiments.runningFor(new TaskType("qa"))).map(Experiment::name).contains("b");
    assertThat(experiments.runningFor(new TaskType("plan"))).isEmpty();
    assertThat(experiments.find("a")).contains(off);
  }

  private static boolean isFirst(Experiment experiment, UUID subject) {
    return experiment.armOf(subject).name().equals("a");
  }

  private static UUID uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static Experiment experiment(String name, int... shares) {
    var letters = "abcdefgh".chars().mapToObj(Character::toString).iterator();
    return new Experiment(
        name,
        new TaskType("qa"),
        true,
        Arrays.stream(shares)
            .mapToObj(share -> new Arm(letters.next(), share, new ByPolicy(Policy.COST)))
            .toList());
  }
}
