package io.aios.testing.model;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** US dollars for 1,000,000 tokens of each part, as published; exact. */
record ListPrice(
    BigDecimal input,
    BigDecimal cacheRead,
    BigDecimal cacheWriteShort,
    BigDecimal cacheWriteLong,
    BigDecimal output) {

  static ListPrice of(JsonNode price) {
    BigDecimal input = price.path("input").decimalValue();
    return new ListPrice(
        input,
        part(price, input, "cache_read"),
        part(price, input, "cache_write_5m", "cache_write_30m"),
        part(price, input, "cache_write_1h", "cache_write_12h"),
        price.path("output").decimalValue());
  }

  /** A price of tokens that no cache makes cheaper. */
  static ListPrice of(BigDecimal input, BigDecimal output) {
    return new ListPrice(input, input, input, input, output);
  }

  BigDecimal of(Consumption used) {
    return input
        .multiply(BigDecimal.valueOf(used.uncached()))
        .add(cacheRead.multiply(BigDecimal.valueOf(used.cacheRead())))
        .add(cacheWriteShort.multiply(BigDecimal.valueOf(used.cacheWriteShort())))
        .add(cacheWriteLong.multiply(BigDecimal.valueOf(used.cacheWriteLong())))
        .add(output.multiply(BigDecimal.valueOf(used.output())))
        .movePointLeft(6);
  }

  private static BigDecimal part(JsonNode price, BigDecimal input, String... names) {
    for (String name : names) {
      if (price.path(name).isNumber()) {
        return price.path(name).decimalValue();
      }
    }
    return input;
  }
}
