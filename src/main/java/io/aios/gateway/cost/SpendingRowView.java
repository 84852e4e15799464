package io.aios.gateway.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.ledger.Facet;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the calls of one group came to. */
@Schema(description = "What the calls of one group, or all together, came to.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SpendingRowView(
    @Schema(description = "Present if grouped by it.", example = "scripted")
        @Nullable String provider,
    @Schema(description = "Present if grouped by it.", example = "scripted/standard")
        @Nullable String model,
    @Schema(description = "Present if grouped by it.", example = "BACKEND") @Nullable String agent,
    @Schema(
            description = "Id of the project; present if grouped by it.",
            example = "01890a5d-ac96-774b-bcce-b302099a8057")
        @Nullable String project,
    @Schema(description = "Present if grouped by it.", example = "backend")
        @Nullable String taskType,
    @Schema(description = "In UTC; present if grouped by it.", example = "2026-11-22")
        @Nullable String day,
    @Schema(description = "In UTC; present if grouped by it.", example = "2026-11")
        @Nullable String month,
    @Schema(description = "Charged calls of models.", example = "7") long calls,
    @Schema(description = "Of these, calls that gave no reply to keep.", example = "1")
        long failedCalls,
    @Schema(description = "Prompt tokens from no cache and into none.", example = "2114")
        long uncachedInputTokens,
    @Schema(description = "Prompt tokens read from a cache.", example = "0") long cacheReadTokens,
    @Schema(description = "Prompt tokens written to a cache.", example = "0") long cacheWriteTokens,
    @Schema(description = "Tokens of all replies.", example = "3480") long outputTokens,
    @Schema(description = "What was charged, in US dollars.", example = "0.019514") String costUsd,
    @Schema(description = "The part of costUsd that is an estimate.", example = "0.00")
        String estimatedUsd,
    @Schema(
            description = "What replies had cost that were used again, for nothing.",
            example = "0.00")
        String savedByReuseUsd,
    @Schema(description = "Computed: the same tokens at the reference model.", example = "0.058542")
        String premiumUsd,
    @Schema(
            description = "Computed: premiumUsd less costUsd; negative if dearer models were used.",
            example = "0.039028")
        String savedUsd,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  static SpendingRowView of(Map<Facet, String> group, Sum sum) {
    return new SpendingRowView(
        group.get(Facet.PROVIDER),
        group.get(Facet.MODEL),
        group.get(Facet.AGENT),
        group.get(Facet.PROJECT),
        group.get(Facet.TASK_TYPE),
        group.get(Facet.DAY),
        group.get(Facet.MONTH),
        sum.calls(),
        sum.kept(),
        sum.usage().uncachedInput(),
        sum.usage().cacheRead(),
        sum.usage().cacheWriteShort() + sum.usage().cacheWriteLong(),
        sum.usage().output(),
        sum.cost().toString(),
        sum.estimated().toString(),
        sum.reused().toString(),
        sum.premium().toString(),
        sum.premium().minus(sum.cost()).toString(),
        sum.simulated() > 0);
  }
}
