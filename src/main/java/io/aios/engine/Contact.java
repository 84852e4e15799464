package io.aios.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * How long this process has looked at a table without a break. A beat that nobody could write, as
 * the database was away, is nobody's death: after a break, and at its start, a process gives all
 * others the time of two beats before it takes over what is theirs. A break is a time without a
 * look that is long enough for beats of the living to be missed. Thread-safe.
 */
final class Contact {

  /** Before every beat. */
  static final Instant NEVER = Instant.EPOCH;

  private final Duration deadAfter;
  private final Duration longestPause;
  private final Duration grace;
  private Instant since = NEVER;
  private Instant last = NEVER;

  /**
   * @param heartbeat how often running work says that it lives
   * @param missed beats after which it counts as dead, 4 at least
   */
  Contact(Duration heartbeat, int missed) {
    this.deadAfter = heartbeat.multipliedBy(missed);
    // One beat may have been due just before the break, and the next one comes after it.
    this.longestPause = heartbeat.multipliedBy(missed - 2L);
    this.grace = heartbeat.multipliedBy(2);
  }

  /** A look begins: whose last beat is before this is dead. {@link #NEVER} if nobody may be. */
  synchronized Instant deadBefore(Instant now) {
    if (isBroken(now)) {
      since = now;
    }
    return now.isBefore(since.plus(grace)) ? NEVER : now.minus(deadAfter);
  }

  /** A look has succeeded that began at this time. */
  synchronized void looked(Instant begun) {
    last = begun;
  }

  /** Whether the dead can be told from the living now. */
  synchronized boolean isSteady(Instant now) {
    return !isBroken(now) && !now.isBefore(since.plus(grace));
  }

  private boolean isBroken(Instant now) {
    return now.isAfter(last.plus(longestPause));
  }
}
