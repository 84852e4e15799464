package io.aios.gateway.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.Calls;
import io.aios.gateway.Moments;
import io.aios.money.Usd;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one agent, or all of them, produced and what for. */
@Schema(description = "What one agent, or all together, produced and for how much.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AgentReportView(
    @Schema(description = "The agent; ALL for the totals.", example = "BACKEND") String kind,
    @Schema(example = "1") int tasks,
    @Schema(description = "Files that are part of the project.", example = "9") int files,
    @Schema(example = "14211") long bytes,
    @Schema(example = "14190") long characters,
    @Schema(description = "Charged calls of models.", example = "1") int calls,
    @Schema(description = "Tokens of all prompts.", example = "2114") long inputTokens,
    @Schema(description = "Tokens of all replies.", example = "3480") long outputTokens,
    @Schema(description = "In US dollars.", example = "0.058542") String costUsd,
    @Schema(
            description = "Cost per 1,000 characters of files; absent if there are none.",
            example = "0.004125581")
        @Nullable String costPer1000CharactersUsd,
    @Schema(description = "Time of all tasks, one after another.", example = "3.402")
        BigDecimal seconds,
    @Schema(example = "[\"scripted/standard\"]") Set<String> models,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  /** What somebody did: their calls, what came out, and how long it took. */
  static AgentReportView of(Effort effort, Calls calls, Yield yield) {
    return new AgentReportView(
        effort.kind(),
        effort.tasks(),
        yield.files(),
        yield.bytes(),
        yield.characters(),
        calls.lines().size(),
        calls.usage().prompt(),
        calls.usage().output(),
        calls.cost().toString(),
        perThousand(calls.cost(), yield.characters()),
        Moments.seconds(effort.time()),
        calls.models(),
        calls.simulated());
  }

  /** To the nano-dollar, halves up. */
  static @Nullable String perThousand(Usd cost, long characters) {
    if (characters == 0) {
      return null;
    }
    BigDecimal each =
        cost.dollars()
            .multiply(THOUSAND)
            .divide(BigDecimal.valueOf(characters), 9, RoundingMode.HALF_UP);
    return Usd.of(each).toString();
  }

  /** Who worked, on how many tasks and for how long. */
  record Effort(String kind, int tasks, Duration time) {}
}
