package io.aios.routing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Catalog;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped catalog prices the usage of real replies at costs that were worked out by hand. */
class ExpectedCostsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  /** Whatever a user's own server runs under a name of its own. */
  private static final PriceList OWN_HARDWARE = PriceList.of(Price.of(Usd.ZERO, Usd.ZERO));

  private final JsonNode costs = read("/providers/fixtures/expected-costs.json");
  private final Catalog catalog =
      new CatalogConfig()
          .catalog(
              CatalogCast.settings(), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

  @TestFactory
  Stream<DynamicTest> costsWhatWasWorkedOut() {
    return costs
        .propertyStream()
        .map(expected ->
            DynamicTest.dynamicTest(expected.getKey(), () -> check(expected.getValue())));
  }

  @Test
  void coversAllCasesAndAllModelsButAUsersOwn() {
    assertThat(costsWhatWasWorkedOut()).hasSize(43);
    assertThat(
            costs
                .valueStream()
                .map(expected -> expected.get("model").asString())
                .filter(model -> prices(model).equals(OWN_HARDWARE)))
        .containsOnly("qwen3:8b", "Qwen/Qwen3-8B");
  }

  private void check(JsonNode expected) {
    Usd cost = prices(expected.get("model").asString()).of(usage(expected), TODAY);

    assertThat(cost.dollars()).isEqualByComparingTo(expected.get("cost_usd").decimalValue());
  }

  private PriceList prices(String model) {
    return catalog.offers().stream()
        .filter(offer -> offer.model().name().equals(model))
        .map(Offer::prices)
        .findFirst()
        .orElse(OWN_HARDWARE);
  }

  private static TokenUsage usage(JsonNode parts) {
    return new TokenUsage(
        parts.path("input").asLong(0),
        parts.path("cache_read").asLong(0),
        parts.path("cache_write_5m").asLong(0) + parts.path("cache_write_30m").asLong(0),
        parts.path("cache_write_1h").asLong(0) + parts.path("cache_write_12h").asLong(0),
        parts.path("output").asLong(0));
  }

  private static JsonNode read(String file) {
    JsonMapper exact =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    try (InputStream stream =
        Objects.requireNonNull(ExpectedCostsTest.class.getResourceAsStream(file))) {
      return exact.readTree(stream);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
