package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SetbackTest {

  @Test
  void pausesTwiceAsLongEachTimeUpToFiveMinutes() {
    assertThat(Setback.pauseAfter(0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(Setback.pauseAfter(1)).isEqualTo(Duration.ofSeconds(10));
    assertThat(Setback.pauseAfter(5)).isEqualTo(Duration.ofSeconds(160));
    assertThat(Setback.pauseAfter(6)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Setback.pauseAfter(100_000)).isEqualTo(Duration.ofMinutes(5));
  }
}
