package io.aios.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final Pulse pulse = new Pulse(now::get, SILENCE);

  @Test
  void isFeltForAWhileAfterEachRound() throws Exception {
    pass(SILENCE.minusMillis(1));
    assertThat(pulse.isFelt()).isTrue();
    pass(Duration.ofMillis(1));
    assertThat(pulse.isFelt()).isFalse();

    try (ExecutorService rounds = pulse.executor("test")) {
      Instant read = rounds.submit(pulse::now).get(10, SECONDS);
      assertThat(read).isEqualTo(now.get());
    }

    assertThat(pulse.isFelt()).isTrue();
  }

  @Test
  void othersWhoReadTheClockAreNoPulse() {
    pass(SILENCE);

    assertThat(pulse.now()).isEqualTo(now.get());
    assertThat(pulse.isFelt()).isFalse();
  }

  private void pass(Duration time) {
    now.set(now.get().plus(time));
  }
}
