package io.aios.gateway.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The difference between two arms as clients see it. */
@Schema(description = "How an arm differs from the first one; task by task, not call by call.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContrastView(
    @Schema(example = "b") String arm,
    @Schema(example = "a") String comparedWith,
    @Schema(description = "Of the accepted shares (1 is 100 points); absent with too few tasks.")
        @Nullable IntervalView acceptance,
    @Schema(description = "Of the cost of a task, in US dollars; absent with too few tasks.")
        @Nullable IntervalView costUsd,
    @Schema(description = "Of the seconds of a task; absent with too few tasks.")
        @Nullable IntervalView seconds,
    @Schema(
            example =
                "compared with a, b accepts more: +12.3 points (+4.1 to +20.5); no difference seen"
                    + " in cost; no difference seen in time")
        String verdict) {

  static ContrastView of(Contrast contrast) {
    return new ContrastView(
        contrast.arm(),
        contrast.base(),
        IntervalView.of(contrast.acceptance(), 4),
        IntervalView.of(contrast.dollars(), 9),
        IntervalView.of(contrast.seconds(), 3),
        contrast.verdict());
  }

  static ContrastView none(String arm, String base, String verdict) {
    return new ContrastView(arm, base, null, null, null, verdict);
  }
}
