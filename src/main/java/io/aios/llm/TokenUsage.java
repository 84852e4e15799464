package io.aios.llm;

/**
 * Tokens of one call as the provider reported them, in disjoint parts that are priced apart.
 *
 * @param uncachedInput prompt tokens that came from no cache and went into none
 * @param cacheRead prompt tokens read from the provider's cache
 * @param cacheWriteShort prompt tokens written to a short-lived cache (5 or 30 minutes)
 * @param cacheWriteLong prompt tokens written to a long-lived cache (1 or 12 hours)
 * @param output tokens of the reply, reasoning included
 * @param tier the tier at which the provider served the call, whatever was asked for
 * @param estimated whether the provider reported nothing and the tokens are our own estimate
 */
public record TokenUsage(
    long uncachedInput,
    long cacheRead,
    long cacheWriteShort,
    long cacheWriteLong,
    long output,
    ServiceTier tier,
    boolean estimated) {

  public static final TokenUsage NONE = new TokenUsage(0, 0, 0, 0, 0);

  public TokenUsage {
    if (uncachedInput < 0
        || cacheRead < 0
        || cacheWriteShort < 0
        || cacheWriteLong < 0
        || output < 0) {
      throw new IllegalArgumentException("Token counts are never negative");
    }
  }

  /** Tokens that the provider reported. */
  public TokenUsage(
      long uncachedInput,
      long cacheRead,
      long cacheWriteShort,
      long cacheWriteLong,
      long output,
      ServiceTier tier) {
    this(uncachedInput, cacheRead, cacheWriteShort, cacheWriteLong, output, tier, false);
  }

  /** A call at the standard tier. */
  public TokenUsage(
      long uncachedInput, long cacheRead, long cacheWriteShort, long cacheWriteLong, long output) {
    this(uncachedInput, cacheRead, cacheWriteShort, cacheWriteLong, output, ServiceTier.STANDARD);
  }

  public static TokenUsage of(long uncachedInput, long output) {
    return new TokenUsage(uncachedInput, 0, 0, 0, output);
  }

  /** The whole prompt: what price thresholds look at. */
  public long prompt() {
    return uncachedInput + cacheRead + cacheWriteShort + cacheWriteLong;
  }

  public long total() {
    return prompt() + output;
  }

  /** The same prompt with another number of tokens in the reply. */
  public TokenUsage withOutput(long tokens) {
    return new TokenUsage(
        uncachedInput, cacheRead, cacheWriteShort, cacheWriteLong, tokens, tier, estimated);
  }

  /** The same tokens, which nobody reported. */
  public TokenUsage asEstimate() {
    return new TokenUsage(
        uncachedInput, cacheRead, cacheWriteShort, cacheWriteLong, output, tier, true);
  }

  /** Tokens of both, for totals; a sum is of no tier and says the standard one. */
  public TokenUsage plus(TokenUsage other) {
    return new TokenUsage(
        uncachedInput + other.uncachedInput,
        cacheRead + other.cacheRead,
        cacheWriteShort + other.cacheWriteShort,
        cacheWriteLong + other.cacheWriteLong,
        output + other.output);
  }
}
