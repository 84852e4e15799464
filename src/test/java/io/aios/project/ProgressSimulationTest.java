package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressSimulationTest {

  private static final int RUNS = 20_000;

  @Test
  void keepsTheStateRulesAndEndsWhateverWorkersDo() {
    Map<ProjectState, Integer> ends = new EnumMap<>(ProjectState.class);
    int late = 0;

    for (long seed = 0; seed < RUNS; seed++) {
      Project end = runOf(seed);
      assertThat(end.state().isTerminal()).as("seed %d has ended", seed).isTrue();
      ends.merge(end.state(), 1, Integer::sum);
      late += end.reason().equals("its deadline has passed") ? 1 : 0;
    }

    // The fire is neither too weak nor too strong to show something.
    assertThat(ends.get(ProjectState.SUCCEEDED)).isGreaterThan(RUNS / 10);
    assertThat(ends.get(ProjectState.FAILED)).isGreaterThan(RUNS / 10);
    assertThat(ends.get(ProjectState.CANCELLED)).isGreaterThan(RUNS / 100);
    assertThat(late).isGreaterThan(RUNS / 100);
  }

  private static Project runOf(long seed) {
    try {
      return new Simulation(seed).run();
    } catch (AssertionError broken) {
      throw new AssertionError("Seed " + seed + " breaks a rule: " + broken.getMessage(), broken);
    }
  }
}
