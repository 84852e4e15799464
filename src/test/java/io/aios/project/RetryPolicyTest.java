package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final int ANY = RetryPolicy.NO_SUSPECT;

  @Test
  void thinsOutTheCompanyFromTheThirdStartToTheLast() {
    assertThat(together(6)).containsExactly(ANY, ANY, ANY, 10, 3, 1, ANY);
    assertThat(together(5)).containsExactly(ANY, ANY, 10, 3, 1, ANY);
    assertThat(together(4)).containsExactly(ANY, ANY, 3, 1, ANY);
  }

  @Test
  void oneDeathMayComeOfAnything() {
    assertThat(together(3)).containsExactly(ANY, ANY, 1, ANY);
  }

  @Test
  void nobodyIsASuspectAtTheFirstStartAndWhoIsLostPerformsNothing() {
    assertThat(together(2)).containsExactly(ANY, 1, ANY);
    assertThat(together(1)).containsExactly(ANY, ANY);
  }

  @Test
  void refusesWhatNobodyMeans() {
    assertThatThrownBy(() -> new RetryPolicy(0, 2, 10)).hasMessageContaining("maxAttempts");
    assertThatThrownBy(() -> new RetryPolicy(4, 11, 10)).hasMessageContaining("maxReworks");
  }

  /** At each start, and at the one that finds the task lost. */
  private static List<Integer> together(int maxAttempts) {
    RetryPolicy policy = new RetryPolicy(maxAttempts, 2, 10);
    assertThat(policy.isLost(maxAttempts)).isFalse();
    assertThat(policy.isLost(maxAttempts + 1)).isTrue();
    return IntStream.rangeClosed(1, maxAttempts + 1).map(policy::suspectsTogether).boxed().toList();
  }
}
