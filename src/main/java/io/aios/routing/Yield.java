package io.aios.routing;

import io.aios.routing.Cascade.Attempt;
import io.aios.routing.TrackRecord.Tally;

/**
 * How many replies passed verification, and how many of these were wrong after all. The rates are
 * means of Beta distributions, so that few replies move them little; see {@link Expectation}.
 *
 * @param accepted verification found nothing against them
 * @param rejected they could not be used, or verification found something
 * @param revoked of the accepted ones, sent back later
 */
public record Yield(long accepted, long rejected, long revoked) {

  public static final Yield NONE = new Yield(0, 0, 0);

  /** Before any evidence, an accepted result is wrong one time in twenty, as ten results say. */
  private static final double LEAKED_BEFORE = 0.5;

  private static final double SOUND_BEFORE = 9.5;

  public Yield {
    if (accepted < 0 || rejected < 0 || revoked < 0 || revoked > accepted) {
      throw new IllegalArgumentException("Only what was accepted can be revoked");
    }
  }

  public static Yield of(Tally tally) {
    return new Yield(
        tally.accepted(), tally.rejected(), Math.min(tally.revoked(), tally.accepted()));
  }

  public Yield plus(Yield other) {
    return new Yield(accepted + other.accepted, rejected + other.rejected, revoked + other.revoked);
  }

  /** Replies of which anything is known. */
  public long judged() {
    return accepted + rejected;
  }

  /** Probability that verification accepts a reply; one half if nothing is known. */
  public double acceptance() {
    return (accepted + 1.0) / (judged() + 2.0);
  }

  /**
   * Probability that an accepted result is wrong, as far as anybody notices later; one in twenty if
   * nothing is known.
   */
  public double leak() {
    return (revoked + LEAKED_BEFORE) / (accepted + LEAKED_BEFORE + SOUND_BEFORE);
  }

  /** An attempt whose outcome is like these. */
  public Attempt attempt(double cost) {
    return Attempt.counted(cost, acceptance(), leak());
  }
}
