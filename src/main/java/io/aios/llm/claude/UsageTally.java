package io.aios.llm.claude;

import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.TokenCount;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the usage of one answer as Anthropic reports it: totals, of which a later one replaces an
 * earlier one, and a field that is null or missing leaves it as it was.
 */
final class UsageTally {

  private static final long NOT_SAID = -1;

  private final CacheTtl asked;
  private long uncached = NOT_SAID;
  private long read;
  private long written;
  private long writtenShort;
  private long writtenLong;
  private long output = NOT_SAID;
  private ServiceTier tier = ServiceTier.STANDARD;

  /**
   * @param asked for how long the cache was asked to keep the prompt
   */
  UsageTally(CacheTtl asked) {
    this.asked = asked;
  }

  void take(JsonNode usage) {
    uncached = TokenCount.of(usage, "input_tokens", uncached);
    read = TokenCount.of(usage, "cache_read_input_tokens", read);
    written = TokenCount.of(usage, "cache_creation_input_tokens", written);
    JsonNode split = usage.path("cache_creation");
    writtenShort = TokenCount.of(split, "ephemeral_5m_input_tokens", writtenShort);
    writtenLong = TokenCount.of(split, "ephemeral_1h_input_tokens", writtenLong);
    output = TokenCount.of(usage, "output_tokens", output);
    tier =
        switch (usage.path("service_tier").asString("")) {
          case "standard" -> ServiceTier.STANDARD;
          case "priority" -> ServiceTier.PRIORITY;
          case "batch" -> ServiceTier.BATCH;
          default -> tier;
        };
  }

  /** Whether both sides of the bill have been reported. */
  boolean isWhole() {
    return uncached != NOT_SAID && output != NOT_SAID;
  }

  /** Cache writes that no split explains count as of the time to live that we asked for. */
  TokenUsage total() {
    long unexplained = Math.max(0, written - writtenShort - writtenLong);
    long unexplainedLong = asked == CacheTtl.ONE_HOUR ? unexplained : 0;
    return new TokenUsage(
        Math.max(0, uncached),
        read,
        writtenShort + unexplained - unexplainedLong,
        writtenLong + unexplainedLong,
        Math.max(0, output),
        tier);
  }
}
