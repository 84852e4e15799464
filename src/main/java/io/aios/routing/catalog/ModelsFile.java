package io.aios.routing.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of models as it is written; what is missing in it is null. */
record ModelsFile(
    @Nullable String catalogVersion,
    @Nullable String currency,
    @Nullable String unit,
    @Nullable String qualityDate,
    @Nullable List<@Nullable Entry> models) {

  record Entry(
      @Nullable String provider,
      @Nullable String id,
      @Nullable List<@Nullable String> aliases,
      @Nullable String tier,
      @Nullable BigDecimal quality,
      @Nullable String origin,
      @Nullable Boolean local,
      @Nullable Integer contextWindow,
      @Nullable Integer maxOutput,
      @Nullable Boolean tools,
      @Nullable Boolean jsonSchema,
      @Nullable List<@Nullable String> efforts,
      @Nullable String tokenizer,
      @Nullable Cache cache,
      @Nullable Boolean usable,
      @Nullable String retires,
      @Nullable String replacement,
      @Nullable Prices price,
      @Nullable PricesAbove priceAbove,
      @Nullable List<@Nullable DatedPrices> prices) {

    /** This entry, with what it does not say taken from a known one. */
    Entry over(Entry known) {
      boolean priced = price != null || priceAbove != null || prices != null;
      return new Entry(
          provider,
          id,
          either(aliases, known.aliases),
          either(tier, known.tier),
          either(quality, known.quality),
          either(origin, known.origin),
          either(local, known.local),
          either(contextWindow, known.contextWindow),
          either(maxOutput, known.maxOutput),
          either(tools, known.tools),
          either(jsonSchema, known.jsonSchema),
          either(efforts, known.efforts),
          either(tokenizer, known.tokenizer),
          either(cache, known.cache),
          either(usable, known.usable),
          either(retires, known.retires),
          either(replacement, known.replacement),
          priced ? price : known.price,
          priced ? priceAbove : known.priceAbove,
          priced ? prices : known.prices);
    }

    private static <T> @Nullable T either(@Nullable T said, @Nullable T known) {
      return said == null ? known : said;
    }
  }

  record Cache(@Nullable String mode, @Nullable Integer least, @Nullable Integer minutes) {}

  record Prices(
      @Nullable BigDecimal input,
      @Nullable BigDecimal cacheRead,
      @Nullable BigDecimal cacheWriteShort,
      @Nullable BigDecimal cacheWriteLong,
      @Nullable BigDecimal output) {}

  record PricesAbove(
      @Nullable Long threshold,
      @Nullable BigDecimal input,
      @Nullable BigDecimal cacheRead,
      @Nullable BigDecimal cacheWriteShort,
      @Nullable BigDecimal cacheWriteLong,
      @Nullable BigDecimal output) {

    Prices prices() {
      return new Prices(input, cacheRead, cacheWriteShort, cacheWriteLong, output);
    }
  }

  record DatedPrices(
      @Nullable String effectiveFrom, @Nullable Prices price, @Nullable PricesAbove priceAbove) {}
}
