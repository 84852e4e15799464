package io.aios.routing;

import io.aios.money.Usd;
import java.time.Duration;

/**
 * What is expected of a model for one ask.
 *
 * <p>Tries until one succeeds are geometrically distributed: with probability {@code s} for each,
 * {@code 1/s} tries are expected, of which {@code (1-s)/s} are in vain (Feller, An Introduction to
 * Probability Theory and Its Applications, volume 1, chapter VI.8). The next try may go to another
 * model; whoever is ranked by its own figures alone is ranked as if it did not.
 *
 * @param dollars of one call, in US dollars
 * @param accepted probability that a reply is accepted, more than 0 and less than 1
 * @param failing probability that a call gives no reply, 0 to less than 1; it may be billed all the
 *     same
 * @param seconds of one call
 * @param local whether the model runs in the house
 */
record Outlook(double dollars, double accepted, double failing, double seconds, boolean local) {

  private static final double LONGEST_SECONDS = 1e9;

  /** Probability that one call brings an accepted result. */
  double success() {
    return accepted * (1 - failing);
  }

  double dollarsOfAccepted() {
    return dollars / success();
  }

  double secondsOfAccepted() {
    return seconds / success();
  }

  /** Calls in vain before one brings an accepted result. */
  double callsInVain() {
    return (1 - success()) / success();
  }

  Ranking.Score valued(double value) {
    long nanos = Math.round(dollarsOfAccepted() * Usd.NANOS_PER_DOLLAR);
    long millis = Math.round(Math.min(seconds, LONGEST_SECONDS) * 1_000);
    return new Ranking.Score(new Usd(nanos), accepted, Duration.ofMillis(millis), value);
  }
}
