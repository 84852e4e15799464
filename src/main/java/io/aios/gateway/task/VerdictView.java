package io.aios.gateway.task;

import io.aios.verification.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The outcome of verifying one round of a task's work. */
@Schema(description = "The outcome of verifying one round of the work.")
record VerdictView(
    @Schema(description = "0 for the first attempt, then one more each time.", example = "0")
        int round,
    @Schema(example = "true") boolean holds,
    @Schema(description = "The checks that ran, in order.", example = "[\"empty\", \"syntax\"]")
        List<String> checks,
    List<FindingView> findings) {

  static VerdictView of(Verdict verdict) {
    return new VerdictView(
        verdict.round(),
        verdict.holds(),
        verdict.checks(),
        verdict.findings().stream().map(FindingView::of).toList());
  }
}
