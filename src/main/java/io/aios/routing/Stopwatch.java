package io.aios.routing;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.routing.Observer.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Measures how long a reply takes while it is heard. For one call and one thread. */
final class Stopwatch implements Listener {

  private final InstantSource clock;
  private final Listener listener;
  private final Instant start;
  private Duration firstToken = Duration.ZERO;

  /** Starts with the call. */
  Stopwatch(InstantSource clock, Listener listener) {
    this.clock = clock;
    this.listener = listener;
    this.start = clock.instant();
  }

  @Override
  public void heard(Delta delta) {
    if (firstToken.isZero()) {
      firstToken = Duration.between(start, clock.instant());
    }
    listener.heard(delta);
  }

  @Override
  public void startsOver(String why) {
    listener.startsOver(why);
  }

  Pace pace() {
    return new Pace(Duration.between(start, clock.instant()), firstToken);
  }
}
