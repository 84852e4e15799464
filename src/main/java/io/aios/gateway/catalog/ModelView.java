package io.aios.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.llm.Origin;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Quality;
import io.aios.routing.Tier;
import io.aios.routing.TrackRecord;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model as clients see it. */
@Schema(description = "A model that can be asked, with its list price of today.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelView(
    @Schema(example = "anthropic/claude-sonnet-4-5-20250929") String id,
    @Schema(example = "anthropic") String provider,
    @Schema(description = "The provider's own name of it.", example = "claude-sonnet-4-5-20250929")
        String name,
    @Schema(
            description = "Other exact names under which the provider knows it.",
            example = "[\"claude-sonnet-4-5\"]")
        List<String> aliases,
    @Schema(description = "How capable it is.", example = "ECONOMY") Tier tier,
    @Schema(
            description =
                "What public benchmarks say of it, 0 to 100; absent if nothing is published.",
            example = "82.2")
        @Nullable BigDecimal quality,
    @Schema(description = "Whether prompts to it stay in the house.", example = "false")
        boolean local,
    PriceView price,
    @Schema(
            description =
                "What the whole call costs if its prompt is longer than the threshold; absent if"
                    + " every length costs the same.")
        @Nullable PriceAboveView priceAbove,
    @Schema(description = "Most tokens of prompt and reply together.", example = "200000")
        int contextWindow,
    @Schema(description = "Most tokens of a reply.", example = "64000") int maxOutputTokens,
    @Schema(description = "Whether it can be given tools.", example = "true") boolean tools,
    @Schema(description = "Whether it can be held to a JSON schema.", example = "true")
        boolean jsonSchema,
    @Schema(
            description =
                "First day, in UTC, on which it answers no more; absent if none is known.",
            example = "2026-11-30")
        @Nullable LocalDate retires,
    @Schema(
            description = "What its provider names instead; absent if nothing.",
            example = "claude-sonnet-5-5")
        @Nullable String replacement,
    @Schema(
            description =
                "Whether a worker can call it today: its provider is configured, and it has"
                    + " neither retired nor been switched off.",
            example = "true")
        boolean available,
    @Schema(description = "Whether it answers offline, for play money.", example = "false")
        boolean simulated,
    @Schema(description = "What became of its replies, by type of task; empty if nothing is known.")
        List<RecordView> record) {

  /**
   * The view of a day.
   *
   * @param configured whether its provider can be called
   */
  static ModelView of(
      Offer offer, List<String> aliases, boolean configured, LocalDate today, TrackRecord record) {
    PriceList.Entry prices = prices(offer.prices(), today);
    Lifetime lifetime = offer.lifetime();
    return new ModelView(
        offer.model().toString(),
        offer.model().provider(),
        offer.model().name(),
        aliases,
        offer.tier(),
        quality(offer.quality()),
        offer.local(),
        PriceView.of(prices.usual()),
        prices.isFlat() ? null : PriceAboveView.of(prices),
        offer.contextWindow(),
        offer.maxOutput(),
        offer.card().tools(),
        offer.card().jsonSchema(),
        lifetime.isLimited() ? lifetime.retires() : null,
        lifetime.replacement().isEmpty() ? null : lifetime.replacement(),
        configured && !lifetime.isOver(today) && offer.prices().hasPriceOn(today),
        offer.origin() == Origin.SIMULATED,
        RecordView.of(offer.model(), record));
  }

  private static @Nullable BigDecimal quality(Quality quality) {
    return quality.isKnown() ? BigDecimal.valueOf(quality.figure()) : null;
  }

  /** The first prices to come if there are none yet. */
  private static PriceList.Entry prices(PriceList prices, LocalDate today) {
    return prices.hasPriceOn(today) ? prices.on(today) : prices.entries().getFirst();
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

  /** A list price of long prompts. */
  @Schema(description = "US dollars for 1,000,000 tokens of each kind, beyond the threshold.")
  record PriceAboveView(
      @Schema(
              description = "Tokens of the longest prompt that pays the usual price.",
              example = "100000")
          long thresholdTokens,
      @Schema(example = "0.50") String inputUsd,
      @Schema(example = "0.05") String cacheReadUsd,
      @Schema(example = "0.625") String cacheWriteShortUsd,
      @Schema(example = "1.00") String cacheWriteLongUsd,
      @Schema(example = "2.50") String outputUsd) {

    static PriceAboveView of(PriceList.Entry prices) {
      Price price = prices.above();
      return new PriceAboveView(
          prices.threshold(),
          price.input().toString(),
          price.cacheRead().toString(),
          price.cacheWriteShort().toString(),
          price.cacheWriteLong().toString(),
          price.output().toString());
    }
  }
}
