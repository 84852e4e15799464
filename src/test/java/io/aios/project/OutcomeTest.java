package io.aios.project;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  /**
   * The schema refuses a task that failed without a reason, so its report could never be folded.
   */
  @Test
  void failureHasAReason() {
    assertThatThrownBy(() -> new Outcome.Failed(" ", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A failure has a reason");
  }
}
