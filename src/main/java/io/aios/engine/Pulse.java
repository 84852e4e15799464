package io.aios.engine;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells whether the thread that looks for due rows still turns its rounds. It reads this clock in
 * each of them, and in none while it is stuck in a statement. Thread-safe.
 */
final class Pulse implements Clock {

  private final ThreadLocal<Boolean> looking = ThreadLocal.withInitial(() -> false);
  private final InstantSource clock;
  private final Duration silence;
  private final AtomicReference<Instant> last;

  /**
   * @param silence after which the thread counts as stuck; longer than the pause between rounds
   */
  Pulse(InstantSource clock, Duration silence) {
    this.clock = clock;
    this.silence = silence;
    this.last = new AtomicReference<>(clock.instant());
  }

  /** The thread that looks for due rows. */
  ExecutorService executor(String name) {
    return Executors.newSingleThreadExecutor(round ->
        new Thread(
            () -> {
              looking.set(true);
              round.run();
            },
            name + "-due"));
  }

  @Override
  public Instant now() {
    Instant now = clock.instant();
    if (looking.get()) {
      last.set(now);
    }
    return now;
  }

  boolean isFelt() {
    return clock.instant().isBefore(last.get().plus(silence));
  }
}
