package io.aios.gateway.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Basis;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.llm.Origin;
import io.aios.llm.StopReason;
import io.aios.money.Usd;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call of a model as the ledger charged it. */
@Schema(description = "A call of a model as the ledger charged it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CallView(
    @Schema(example = "01890a5d-ac96-774b-bcce-b302099a8057") UUID id,
    @Schema(description = "What it was for within the task.", example = "files-0") String step,
    @Schema(example = "scripted/standard") String model,
    @Schema(description = "Why this model.", example = "cheapest of 3 that are able enough")
        String decision,
    @Schema(description = "What kind of work it was.", example = "backend") String taskType,
    @Schema(description = "The policy that ranked; empty if none did.", example = "cost")
        String policy,
    @Schema(
            description = "Experiment and arm that it was part of; absent if of none.",
            example = "cheap-tests/b")
        @Nullable String arm,
    @Schema(description = "What was ranked, best first; the first twenty.")
        List<OptionView> options,
    @Schema(
            description =
                "What became of the reply: OPEN until somebody judges it; REVOKED if it was sent"
                    + " back after it had been accepted.",
            example = "ACCEPTED")
        Acceptance acceptance,
    @Schema(description = "Tokens of the whole prompt.", example = "2114") long inputTokens,
    @Schema(description = "Of these, read from a cache.", example = "0") long cacheReadTokens,
    @Schema(description = "Of these, written to a cache.", example = "0") long cacheWriteTokens,
    @Schema(description = "Tokens of the reply.", example = "3480") long outputTokens,
    @Schema(description = "What was charged, in US dollars.", example = "0.058542") String costUsd,
    @Schema(
            description =
                "Whether the cost is an estimate, because the provider did not report all that it"
                    + " bills; the tokens are then those that it did report.",
            example = "false")
        boolean estimated,
    @Schema(
            description =
                "What the reply had cost, if it is an earlier one that was used again for nothing;"
                    + " absent otherwise.",
            example = "0.031224")
        @Nullable String savedByReuseUsd,
    @Schema(
            description =
                "END, LENGTH if the reply was cut, or TOOLS if it asked for tools; absent if no"
                    + " reply came.",
            example = "END")
        @Nullable StopReason stop,
    @Schema(
            description = "Why no reply came, or none that could be kept; absent otherwise.",
            example = "the connection broke")
        @Nullable String failure,
    @Schema(example = "2026-11-22T09:00:04Z") Instant endedAt,
    @Schema(description = "From setting money aside to charging it.", example = "3402")
        long milliseconds,
    @Schema(description = "Whether it was answered offline, for play money.", example = "true")
        boolean simulated) {

  static CallView of(CallLine line) {
    return new CallView(
        line.call(),
        line.key().step(),
        line.model().toString(),
        line.decision().summary(),
        line.purpose().taskType(),
        line.decision().policy(),
        line.decision().arm().isEmpty() ? null : line.decision().arm(),
        line.decision().options().stream().map(OptionView::of).toList(),
        line.acceptance(),
        line.usage().prompt(),
        line.usage().cacheRead(),
        line.usage().cacheWriteShort() + line.usage().cacheWriteLong(),
        line.usage().output(),
        line.cost().toString(),
        line.ending().basis() == Basis.ESTIMATED,
        line.saved().isMoreThan(Usd.ZERO) ? line.saved().toString() : null,
        line.ending() instanceof Ending.Settled settled ? settled.stop() : null,
        line.ending() instanceof Ending.Kept kept ? kept.reason() : null,
        line.endedAt(),
        line.milliseconds(),
        line.origin() == Origin.SIMULATED);
  }
}
