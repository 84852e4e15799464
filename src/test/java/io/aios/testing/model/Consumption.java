package io.aios.testing.model;

/**
 * Tokens of one call.
 *
 * @param output thinking included
 * @param thinking part of the output
 */
public record Consumption(
    long uncached,
    long cacheRead,
    long cacheWriteShort,
    long cacheWriteLong,
    long output,
    long thinking) {

  public long prompt() {
    return uncached + cacheRead + cacheWriteShort + cacheWriteLong;
  }

  /** The same prompt with another reply. */
  Consumption withOutput(long tokens, long thought) {
    return new Consumption(uncached, cacheRead, cacheWriteShort, cacheWriteLong, tokens, thought);
  }
}
