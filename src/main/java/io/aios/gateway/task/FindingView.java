package io.aios.gateway.task;

import io.aios.verification.Finding;
import io.swagger.v3.oas.annotations.media.Schema;

/** What verification says is wrong. */
@Schema(description = "What verification says is wrong.")
record FindingView(
    @Schema(example = "syntax") String check,
    @Schema(description = "Empty if it is about the work as a whole.", example = "k8s/app.yaml")
        String path,
    @Schema(example = "line 4 is no valid YAML") String message) {

  static FindingView of(Finding finding) {
    return new FindingView(finding.check(), finding.path(), finding.message());
  }
}
