package io.aios.llm.openai;

import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.TokenCount;
import tools.jackson.databind.JsonNode;

/**
 * Reads what a response says that it used. OpenAI counts tokens that were read from its cache or
 * written to it within the input; here each token is counted once.
 */
final class UsageReport {

  private UsageReport() {}

  static boolean isIn(JsonNode response) {
    return response.path("usage").isObject();
  }

  /**
   * The usage of a response that has one.
   *
   * <p>If the parts are more than their whole, the parts are believed and nothing is left uncached:
   * so the prompt is never counted as smaller than the provider says.
   *
   * @throws io.aios.llm.http.MalformedAnswerException if a number is missing or cannot be
   */
  static TokenUsage of(JsonNode response) {
    JsonNode usage = response.path("usage");
    JsonNode input = usage.path("input_tokens_details");
    JsonNode written = input.path("cache_write_tokens_details");
    long read = TokenCount.of(input, "cached_tokens", 0);
    long halfHour = TokenCount.of(written, "ttl_30m_tokens", 0);
    long halfDay = TokenCount.of(written, "ttl_12h_tokens", 0);
    // Without the split, writes are for half an hour: nothing here asks for more.
    long writes = Math.max(TokenCount.of(input, "cache_write_tokens", 0), halfHour + halfDay);
    long all = TokenCount.of(usage, "input_tokens");
    return new TokenUsage(
        Math.max(0, all - read - writes),
        read,
        writes - halfDay,
        halfDay,
        TokenCount.of(usage, "output_tokens"),
        tier(response.path("service_tier").asString("")));
  }

  /** A tier of which we do not know counts as the dearest, so that nothing is charged too low. */
  private static ServiceTier tier(String name) {
    return switch (name) {
      case "", "default", "auto", "standard", "scale" -> ServiceTier.STANDARD;
      case "flex" -> ServiceTier.FLEX;
      case "batch" -> ServiceTier.BATCH;
      default -> ServiceTier.PRIORITY;
    };
  }
}
