package io.aios.routing.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Tokenizer;
import io.aios.money.Usd;
import io.aios.routing.Catalog;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Quality;
import io.aios.routing.Tier;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped catalog says what was found out about each model, to the digit. */
class CatalogFactsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  private final Catalog catalog =
      new CatalogConfig()
          .catalog(
              CatalogCast.settings(), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

  private final List<JsonNode> facts = facts();

  @TestFactory
  Stream<DynamicTest> saysWhatWasFoundOut() {
    return facts.stream().map(fact -> DynamicTest.dynamicTest(id(fact), () -> check(fact)));
  }

  @Test
  void listsTheModelsOfTheFactsAndTheScriptedOnes() {
    Set<String> real =
        catalog.offers().stream()
            .filter(offer -> offer.origin() == Origin.MODEL)
            .map(offer -> offer.model().toString())
            .collect(Collectors.toSet());

    assertThat(facts).hasSize(40);
    assertThat(real)
        .isEqualTo(facts.stream().map(CatalogFactsTest::id).collect(Collectors.toSet()));
    assertThat(catalog.offers()).hasSize(43);
  }

  private void check(JsonNode fact) {
    Offer offer = catalog.find(ModelId.of(id(fact))).orElseThrow();

    checkPrices(fact, offer.prices().on(TODAY));
    assertThat(offer.contextWindow()).isEqualTo(fact.get("context_window").asInt());
    assertThat(offer.maxOutput()).isEqualTo(fact.get("max_output").asInt(offer.contextWindow()));
    assertThat(catalog.aliasesOf(offer.model())).isEqualTo(texts(fact.path("aliases")));
    checkCard(fact, offer);
    checkCaching(fact, offer);
    checkLifetime(fact, offer);
    assertThat(offer.tier()).isEqualTo(tier(fact));
    assertThat(offer.quality()).isEqualTo(quality(fact));
    assertThat(offer.local()).isEqualTo(fact.get("status").asString().equals("local"));
  }

  private static void checkPrices(JsonNode fact, PriceList.Entry prices) {
    assertThat(prices.usual()).isEqualTo(price(fact.get("price")));
    JsonNode above = fact.get("price_above");
    assertThat(prices.isFlat()).isEqualTo(above.isNull());
    if (!above.isNull()) {
      assertThat(prices.threshold()).isEqualTo(above.get("threshold").asLong());
      assertThat(prices.above()).isEqualTo(price(above));
    }
  }

  private static Price price(JsonNode fact) {
    Usd input = usd(fact, "input");
    return new Price(
        input,
        fact.path("cache_read").isNumber() ? usd(fact, "cache_read") : input,
        write(fact, "cache_write_5m", "cache_write_30m", input),
        write(fact, "cache_write_1h", "cache_write_12h", input),
        usd(fact, "output"));
  }

  /** 0 means that nothing is charged beside the input; nothing is published for local models. */
  private static Usd write(JsonNode fact, String anthropic, String openai, Usd input) {
    String name = fact.has(anthropic) ? anthropic : openai;
    return fact.path(name).isNumber() && fact.get(name).decimalValue().signum() > 0
        ? usd(fact, name)
        : input;
  }

  private static Usd usd(JsonNode fact, String name) {
    return Usd.of(fact.get(name).decimalValue());
  }

  private static void checkCard(JsonNode fact, Offer offer) {
    JsonNode abilities = fact.get("capabilities");
    assertThat(offer.card().tools()).isEqualTo(abilities.get("tools").asBoolean());
    assertThat(offer.card().jsonSchema()).isEqualTo(abilities.get("json_schema").asBoolean());
    assertThat(offer.card().efforts())
        .isEqualTo(
            texts(fact.get("effort")).stream()
                .map(name -> Effort.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet()));
    assertThat(offer.card().tokenizer())
        .isEqualTo(
            switch (fact.get("tokenizer").asString("")) {
              case "claude-old" -> Tokenizer.CLAUDE_OLD;
              case "claude-new" -> Tokenizer.CLAUDE_NEW;
              case "o200k_base", "o200k_base_assumed" -> Tokenizer.O200K;
              default -> Tokenizer.UNKNOWN;
            });
  }

  /** Anthropic keeps what is marked; OpenAI from the models on whose writes cost money. */
  private static void checkCaching(JsonNode fact, Offer offer) {
    Caching caching = offer.card().caching();
    JsonNode price = fact.get("price");
    switch (offer.model().provider()) {
      case "anthropic" ->
          assertThat(caching)
              .isEqualTo(
                  new Caching(
                      Caching.Mode.MARKED,
                      fact.get("min_cacheable_tokens").asInt(1_024),
                      Duration.ofMinutes(5)));
      case "openai" ->
          assertThat(caching.mode())
              .isEqualTo(
                  fact.get("min_cacheable_tokens").isNull()
                      ? Caching.Mode.NONE
                      : price.path("cache_write_30m").asDouble(0) > 0
                          ? Caching.Mode.MARKED
                          : Caching.Mode.AUTOMATIC);
      default -> assertThat(caching).isEqualTo(Caching.UNKNOWN);
    }
  }

  private static void checkLifetime(JsonNode fact, Offer offer) {
    assertThat(offer.lifetime().isLimited()).isEqualTo(!fact.get("retires").isNull());
    if (offer.lifetime().isLimited()) {
      assertThat(offer.lifetime().retires()).isEqualTo(fact.get("retires").asString());
    }
    assertThat(offer.lifetime().replacement()).isEqualTo(fact.get("replacement").asString(""));
    assertThat(offer.lifetime().isOver(TODAY)).isEqualTo(!fact.get("usable").asBoolean());
  }

  private static Quality quality(JsonNode fact) {
    JsonNode figure = fact.at("/quality/composite_0_100");
    if (figure.isNull()) {
      return Quality.UNKNOWN;
    }
    assertThat(figure.get("date").asString()).isEqualTo("2026-11");
    return new Quality(figure.get("value").asDouble());
  }

  /** The rule that the head of the catalog states. */
  private static Tier tier(JsonNode fact) {
    double quality = fact.at("/quality/composite_0_100/value").asDouble(0);
    if (quality >= 80) {
      return Tier.PREMIUM;
    }
    return quality >= 75 ? Tier.STANDARD : Tier.ECONOMY;
  }

  @Test
  void pricesCallsByTheirOwnDay() {
    assertThat(on("anthropic/claude-sonnet-5-5", "2026-10-06").usual().cacheRead())
        .isEqualTo(Usd.of("0.2"));
    assertThat(on("anthropic/claude-sonnet-5-5", "2026-10-07").usual().cacheRead())
        .isEqualTo(Usd.of("0.1"));
    assertInputAndOutput(on("openai/gpt-5.6-terra", "2026-07-29").usual(), "2.5", "15");
    assertInputAndOutput(on("openai/gpt-5.6-terra", "2026-07-30").usual(), "2", "12");
    assertInputAndOutput(on("openai/gpt-5.6-luna", "2026-07-29").usual(), "1", "6");
    assertInputAndOutput(on("openai/gpt-5.6-luna", "2026-07-30").usual(), "0.2", "1.2");
  }

  @Test
  void namesReplacementsThatItLists() {
    assertThat(catalog.offers())
        .filteredOn(offer -> !offer.lifetime().replacement().isEmpty())
        .hasSize(9)
        .allSatisfy(offer ->
            assertThat(
                    catalog.find(
                        new ModelId(offer.model().provider(), offer.lifetime().replacement())))
                .isPresent());
  }

  private PriceList.Entry on(String model, String day) {
    return catalog.find(ModelId.of(model)).orElseThrow().prices().on(LocalDate.parse(day));
  }

  private static void assertInputAndOutput(Price price, String input, String output) {
    assertThat(price.input()).isEqualTo(Usd.of(input));
    assertThat(price.output()).isEqualTo(Usd.of(output));
  }

  private static String id(JsonNode fact) {
    String provider = fact.path("server").asString(fact.get("provider").asString());
    return provider + "/" + fact.get("id").asString();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static List<JsonNode> facts() {
    YAMLMapper exact =
        YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    try (InputStream stream =
        requireNonNull(
            CatalogFactsTest.class.getResourceAsStream("/providers/model-catalog.yaml"))) {
      return exact.readTree(stream).get("models").valueStream().toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
