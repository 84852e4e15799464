package io.aios.llm.compatible;

import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.TokenCount;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the usage that a server reports. */
final class UsageReport {

  private static final List<String> DETAILS = List.of("cached_tokens", "cache_write_tokens");

  private UsageReport() {}

  /** Whether it says what can be believed: no prompt has zero tokens, and no count is negative. */
  static boolean isPresent(JsonNode usage) {
    JsonNode details = usage.path("prompt_tokens_details");
    return TokenCount.isIn(usage, "prompt_tokens")
        && TokenCount.of(usage, "prompt_tokens") > 0
        && TokenCount.isIn(usage, "completion_tokens")
        && DETAILS.stream()
            .allMatch(field -> !details.hasNonNull(field) || TokenCount.isIn(details, field));
  }

  /**
   * The usage in disjoint parts. The prompt's tokens include what was read from the cache or
   * written to it; a gateway that leaves these out of the sum makes the rest zero, not negative.
   *
   * @param tier as the server named it; empty if it did not
   */
  static TokenUsage read(JsonNode usage, String tier) {
    JsonNode details = usage.path("prompt_tokens_details");
    long cached = TokenCount.of(details, "cached_tokens", 0);
    long written = TokenCount.of(details, "cache_write_tokens", 0);
    long rest = TokenCount.of(usage, "prompt_tokens") - cached - written;
    return new TokenUsage(
        Math.max(0, rest),
        cached,
        written,
        0,
        TokenCount.of(usage, "completion_tokens"),
        tier(tier));
  }

  private static ServiceTier tier(String name) {
    return switch (name) {
      case "flex" -> ServiceTier.FLEX;
      case "batch" -> ServiceTier.BATCH;
      case "priority", "fast" -> ServiceTier.PRIORITY;
      default -> ServiceTier.STANDARD;
    };
  }
}
