package io.aios.llm.guarded;

import io.aios.llm.Pause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Time and chance, as the guards of all providers need them.
 *
 * @param clock says when something happened
 * @param nanos measures how long something took; its zero means nothing
 * @param pause lets time pass
 * @param chance 0 up to 1
 */
record Surroundings(InstantSource clock, LongSupplier nanos, Pause pause, DoubleSupplier chance) {

  static Surroundings real(InstantSource clock) {
    return new Surroundings(
        clock, System::nanoTime, Thread::sleep, () -> ThreadLocalRandom.current().nextDouble());
  }

  Duration since(long start) {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }
}
