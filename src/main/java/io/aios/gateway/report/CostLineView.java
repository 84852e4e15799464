package io.aios.gateway.report;

import io.aios.gateway.Calls;
import io.aios.llm.TokenUsage;
import io.swagger.v3.oas.annotations.media.Schema;

/** What the calls of one agent, model, provider or day came to. */
@Schema(description = "What the calls of one agent, model, provider or day came to.")
record CostLineView(
    @Schema(description = "The agent, model, provider or day.", example = "BACKEND") String name,
    @Schema(example = "1") int calls,
    @Schema(description = "Tokens of all prompts.", example = "2114") long inputTokens,
    @Schema(description = "Of these, read from a cache.", example = "0") long cacheReadTokens,
    @Schema(description = "Of these, written to a cache.", example = "0") long cacheWriteTokens,
    @Schema(description = "Tokens of all replies.", example = "3480") long outputTokens,
    @Schema(description = "In US dollars.", example = "0.058542") String costUsd,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  static CostLineView of(String name, Calls calls) {
    TokenUsage usage = calls.usage();
    return new CostLineView(
        name,
        calls.lines().size(),
        usage.prompt(),
        usage.cacheRead(),
        usage.cacheWriteShort() + usage.cacheWriteLong(),
        usage.output(),
        calls.cost().toString(),
        calls.simulated());
  }
}
