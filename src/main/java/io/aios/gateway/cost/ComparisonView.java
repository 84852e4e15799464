package io.aios.gateway.cost;

import io.aios.llm.Origin;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;

/** What savings are computed against. */
@Schema(description = "What premiumUsd and savedUsd are computed against.")
public record ComparisonView(
    @Schema(description = "Always true: nobody was charged these amounts.", example = "true")
        boolean computed,
    @Schema(
            description =
                "The reference model of real calls and that of simulated ones, as far as there"
                    + " were such calls.",
            example = "[\"scripted/premium\"]")
        List<String> referenceModels) {

  /**
   * Of a comparison.
   *
   * @param compared the origins of the calls that it was used for
   */
  public static ComparisonView of(Comparison comparison, Stream<Origin> compared) {
    return new ComparisonView(
        true,
        compared
            .distinct()
            .flatMap(origin -> Stream.ofNullable(comparison.references().get(origin)))
            .map(offer -> offer.model().toString())
            .sorted()
            .toList());
  }
}
