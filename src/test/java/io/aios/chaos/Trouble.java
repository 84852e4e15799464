package io.aios.chaos;

import java.time.Duration;

/** What {@link TcpFaults} does to its connections. */
public sealed interface Trouble {

  /** Which way bytes go. */
  enum Way {
    TO_SERVER,
    TO_CLIENT
  }

  /** What became of a transaction whose client was cut off at its commit. */
  enum Fate {
    /** The server has committed it and has said so, but its client does not hear it. */
    COMMITTED,
    /** The server never got the commit. */
    ROLLED_BACK
  }

  /** None: all bytes pass as they come. */
  record None() implements Trouble {}

  /**
   * All that comes waits.
   *
   * @param each how long each piece waits, either way; what comes meanwhile goes with the next one
   */
  record Latency(Duration each) implements Trouble {

    public Latency {
      if (each.isNegative()) {
        throw new IllegalArgumentException("each must not be negative: " + each);
      }
    }
  }

  /**
   * Each connection ends, as if its other end had closed it.
   *
   * @param way in which bytes are counted; those of the other way pass until the end
   * @param bytes that still pass in this way, counted for each connection from the moment of the
   *     switch; 0 ends every connection at once
   */
  record Cut(Way way, long bytes) implements Trouble {

    public Cut {
      if (bytes < 0) {
        throw new IllegalArgumentException("bytes must not be negative: " + bytes);
      }
    }
  }

  /** Every connection is reset, new ones as soon as they are opened. */
  record Reset() implements Trouble {}

  /**
   * Bytes trickle.
   *
   * @param bytesPerSecond of each connection, each way; positive
   */
  record Throttle(int bytesPerSecond) implements Trouble {

    public Throttle {
      if (bytesPerSecond <= 0) {
        throw new IllegalArgumentException("bytesPerSecond must be positive: " + bytesPerSecond);
      }
    }
  }

  /** Connections open, and nothing passes; it passes when the trouble is over. */
  record Blackhole() implements Trouble {}

  /**
   * A client of PostgreSQL is cut off at its commit, and cannot know what became of it.
   *
   * @param statement a part of a statement of the transaction that is meant; lower and upper case
   *     are the same; empty for the next commit, whatever it is of
   * @param times so many commits are cut; all others pass
   */
  record CommitCut(String statement, Fate fate, int times) implements Trouble {

    public CommitCut {
      if (times <= 0) {
        throw new IllegalArgumentException("times must be positive: " + times);
      }
    }
  }
}
