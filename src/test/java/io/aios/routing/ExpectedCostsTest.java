package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Prices the usage of real replies against costs that were worked out by hand. */
class ExpectedCostsTest {

  private final JsonNode costs = read("fixtures/expected-costs.json");
  private final JsonNode prices = read("list-prices.json");

  @TestFactory
  Stream<DynamicTest> costsWhatWasWorkedOut() {
    return costs
        .propertyStream()
        .map(expected ->
            DynamicTest.dynamicTest(expected.getKey(), () -> check(expected.getValue())));
  }

  @Test
  void coversAllCases() {
    assertThat(costsWhatWasWorkedOut()).hasSize(43);
  }

  private void check(JsonNode expected) {
    Usd cost = prices(expected.get("model").asString()).of(usage(expected), RoutingCast.TODAY);

    assertThat(cost.dollars()).isEqualByComparingTo(expected.get("cost_usd").decimalValue());
  }

  private static TokenUsage usage(JsonNode parts) {
    return new TokenUsage(
        parts.path("input").asLong(),
        parts.path("cache_read").asLong(),
        parts.path("cache_write_5m").asLong(0) + parts.path("cache_write_30m").asLong(0),
        parts.path("cache_write_1h").asLong(0) + parts.path("cache_write_12h").asLong(0),
        parts.path("output").asLong());
  }

  private PriceList prices(String model) {
    JsonNode price = prices.get(model);
    return PriceList.of(
        new Price(
            part(price, "input"),
            part(price, "cache_read"),
            part(price, "cache_write_short"),
            part(price, "cache_write_long"),
            part(price, "output")));
  }

  private static Usd part(JsonNode price, String name) {
    return Usd.of(new BigDecimal(price.get(name).asString()));
  }

  private static JsonNode read(String file) {
    JsonMapper exact =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    try (InputStream stream =
        Objects.requireNonNull(ExpectedCostsTest.class.getResourceAsStream("/providers/" + file))) {
      return exact.readTree(stream);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
