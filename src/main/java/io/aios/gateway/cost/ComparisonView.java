package io.aios.gateway.cost;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What savings are computed against. */
@Schema(description = "What premiumUsd and savedUsd are computed against.")
public record ComparisonView(
    @Schema(description = "Always true: nobody was charged these amounts.", example = "true")
        boolean computed,
    @Schema(
            description =
                "The reference model of real calls and that of simulated ones, as far as there"
                    + " are any.",
            example = "[\"scripted/premium\"]")
        List<String> referenceModels) {

  public static ComparisonView of(Comparison comparison) {
    return new ComparisonView(
        true,
        comparison.references().values().stream()
            .map(offer -> offer.model().toString())
            .sorted()
            .toList());
  }
}
