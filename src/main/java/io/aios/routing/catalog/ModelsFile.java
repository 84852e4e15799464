package io.aios.routing.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of models as it is written; what is missing in it is null. */
record ModelsFile(
    @Nullable String catalogVersion,
    @Nullable String currency,
    @Nullable String unit,
    @Nullable List<Entry> models) {

  record Entry(
      @Nullable String provider,
      @Nullable String id,
      @Nullable String tier,
      @Nullable String origin,
      @Nullable Integer contextWindow,
      @Nullable Integer maxOutput,
      @Nullable Prices price) {}

  record Prices(
      @Nullable BigDecimal input,
      @Nullable BigDecimal cacheRead,
      @Nullable BigDecimal cacheWriteShort,
      @Nullable BigDecimal cacheWriteLong,
      @Nullable BigDecimal output) {}
}
