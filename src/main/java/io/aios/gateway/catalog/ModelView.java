package io.aios.gateway.catalog;

import io.aios.llm.Origin;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.Tier;
import io.swagger.v3.oas.annotations.media.Schema;

/** A model as clients see it. */
@Schema(description = "A model that can be asked, with its list price.")
record ModelView(
    @Schema(example = "scripted/standard") String id,
    @Schema(example = "scripted") String provider,
    @Schema(description = "The provider's own name of it.", example = "standard") String name,
    @Schema(description = "How capable it is.", example = "STANDARD") Tier tier,
    PriceView price,
    @Schema(description = "Most tokens of prompt and reply together.", example = "200000")
        int contextWindow,
    @Schema(description = "Most tokens of a reply.", example = "64000") int maxOutputTokens,
    @Schema(description = "Whether it answers offline, for play money.", example = "true")
        boolean simulated) {

  static ModelView of(Offer offer) {
    return new ModelView(
        offer.model().toString(),
        offer.model().provider(),
        offer.model().name(),
        offer.tier(),
        PriceView.of(offer.prices().entries().getLast().usual()),
        offer.contextWindow(),
        offer.maxOutput(),
        offer.origin() == Origin.SIMULATED);
  }

  /** A list price. */
  @Schema(description = "US dollars for 1,000,000 tokens of each kind.")
  record PriceView(
      @Schema(example = "3.00") String inputUsd,
      @Schema(example = "0.30") String cacheReadUsd,
      @Schema(example = "3.75") String cacheWriteShortUsd,
      @Schema(example = "6.00") String cacheWriteLongUsd,
      @Schema(example = "15.00") String outputUsd) {

    static PriceView of(Price price) {
      return new PriceView(
          price.input().toString(),
          price.cacheRead().toString(),
          price.cacheWriteShort().toString(),
          price.cacheWriteLong().toString(),
          price.output().toString());
    }
  }
}
