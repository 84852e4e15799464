package io.aios.gateway.task;

import io.aios.ledger.Decision.Option;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** A model that was ranked for a call. */
@Schema(description = "A model that was ranked, and what was expected of it.")
record OptionView(
    @Schema(example = "scripted/standard") String model,
    @Schema(description = "Of an accepted result, in US dollars.", example = "0.120042")
        String expectedCostUsd,
    @Schema(description = "Probability that its result is accepted.", example = "0.812")
        BigDecimal chance,
    @Schema(description = "Expected time of a call; 0 if unknown.", example = "8.200")
        BigDecimal expectedSeconds,
    @Schema(description = "By which it was ranked; higher is better.", example = "-0.120042")
        BigDecimal score) {

  static OptionView of(Option option) {
    return new OptionView(
        option.model().toString(),
        option.expectedCost().toString(),
        BigDecimal.valueOf(option.permille(), 3),
        BigDecimal.valueOf(option.expectedTime().toMillis(), 3),
        option.score());
  }
}
