package io.aios.llm;

import java.time.Duration;

/**
 * How a provider keeps the beginnings of prompts to a model, so that the next prompt that begins
 * the same way pays less for them.
 *
 * @param mode what is kept
 * @param least tokens of the shortest beginning that is kept
 * @param lasts how long it is kept after it was last read, unless it was asked to be kept longer
 */
public record Caching(Mode mode, int least, Duration lasts) {

  /** Nothing is known, or nothing is kept. */
  public static final Caching UNKNOWN = new Caching(Mode.NONE, 1_024, Duration.ofMinutes(5));

  /** English and code have 4 to 5 characters a token; more of them make the length a safe one. */
  private static final int CHARACTERS_PER_TOKEN = 5;

  /** The dearest price of reading, over that of uncached input; others are 0.025 and 0.05. */
  private static final double READ = 0.1;

  /** What a provider keeps. */
  public enum Mode {
    /** Nothing. */
    NONE,
    /** Whatever is long enough, at no charge. */
    AUTOMATIC,
    /** What is marked, and writing it costs more than plain input. */
    MARKED
  }

  public Caching {
    if (least < 0 || lasts.isNegative()) {
      throw new IllegalArgumentException("A cache keeps 0 or more tokens for 0 or longer");
    }
  }

  /** Whether a beginning of so many characters is surely long enough to be kept. */
  public boolean keeps(long characters) {
    return characters / CHARACTERS_PER_TOKEN >= least;
  }

  /**
   * Whether writing a beginning to the cache is expected to cost less than it saves: each of {@code
   * again} reads saves {@code 1 - READ} of the input price, and writing costs {@code write - 1} of
   * it. With 1.25 that takes more than 0.28 expected reads, with 2 more than 1.11.
   *
   * @param write price of writing over that of uncached input
   * @param again reads that are expected while it is kept
   */
  public static boolean pays(double write, double again) {
    return again * (1 - READ) > write - 1;
  }
}
