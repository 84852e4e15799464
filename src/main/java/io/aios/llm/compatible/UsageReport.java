package io.aios.llm.compatible;

import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import tools.jackson.databind.JsonNode;

/** Reads the usage that a server reports. */
final class UsageReport {

  private UsageReport() {}

  /** Whether it says anything: no prompt has zero tokens. */
  static boolean isPresent(JsonNode usage) {
    return Json.number(usage, "prompt_tokens") > 0;
  }

  /**
   * The usage in disjoint parts. The prompt's tokens include what was read from the cache or
   * written to it; a gateway that leaves these out of the sum makes the rest zero, not negative.
   *
   * @param tier as the server named it; empty if it did not
   */
  static TokenUsage read(JsonNode usage, String tier) {
    JsonNode details = usage.path("prompt_tokens_details");
    long cached = Json.number(details, "cached_tokens");
    long written = Json.number(details, "cache_write_tokens");
    long rest = Json.number(usage, "prompt_tokens") - cached - written;
    return new TokenUsage(
        Math.max(0, rest), cached, written, 0, Json.number(usage, "completion_tokens"), tier(tier));
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
