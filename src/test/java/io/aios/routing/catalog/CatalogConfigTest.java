package io.aios.routing.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.ledger.Ledger;
import io.aios.ledger.MemoryLedger;
import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Providers;
import io.aios.llm.Tokenizer;
import io.aios.money.Usd;
import io.aios.node.StartRefusal;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Quality;
import io.aios.routing.Router;
import io.aios.routing.StrongStart;
import io.aios.routing.Tier;
import io.aios.routing.TokenEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogConfigTest {

  private static final InstantSource TODAY =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  private static final int BUILT_IN = 43;

  private static final String GOOD =
      """
      catalog_version: "2026-11-22"
      currency: USD
      unit: per_1m_tokens
      models:
        - provider: acme
          id: org/model:1
          tier: premium
          origin: model
          context_window: 1000000
          max_output: 128000
          price: {input: 2, output: 10, cache_read: 0.025, cache_write_short: 2.5}
      """;

  private final ApplicationContextRunner node =
      new ApplicationContextRunner()
          .withUserConfiguration(CatalogConfig.class)
          .withBean(InstantSource.class, () -> TODAY)
          .withBean(TokenEstimate.class, ByteEstimate::new)
          .withBean(Providers.class, () -> new Providers(List.of()))
          .withBean(Markets.class, CatalogConfigTest::emptyMarkets)
          .withBean(Ledger.class, () -> new MemoryLedger(InstantSource.system()));

  private static Markets emptyMarkets() {
    return () -> Market.fresh(new Catalog(List.of(), Map.of()), LocalDate.EPOCH, Set.of());
  }

  @TempDir private Path folder = Path.of(".");

  @Test
  void startsAtTheStrongTierWhereACascadeDoesNotPay() {
    node.run(context -> assertThat(context).hasSingleBean(StrongStart.class));
    node.withPropertyValues("aios.routing.cascade.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(StrongStart.class));
  }

  @Test
  void bringsThreeSimulatedModels() {
    node.run(context -> {
      var catalog = context.getBean(Catalog.class);
      assertThat(catalog.offers().stream().filter(offer -> offer.origin() == Origin.SIMULATED))
          .containsExactly(
              simulated("economy", Tier.ECONOMY, Price.of(Usd.of("0.25"), Usd.of("1.25"))),
              simulated("standard", Tier.STANDARD, Price.of(Usd.of("1"), Usd.of("5"))),
              simulated("premium", Tier.PREMIUM, Price.of(Usd.of("3"), Usd.of("15"))));
    });
  }

  @Test
  void aReferenceThatNoCatalogHasStopsTheStartAndSaysWhatToName() {
    node.withPropertyValues("aios.routing.reference=scripted/gone")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(StartRefusal.class)
                .hasMessage(
                    "aios.routing.reference names no model of the catalog: scripted/gone; name a"
                        + " model as GET /api/v1/models does, or leave the setting out."));
  }

  @Test
  void buildsARouter() {
    node.run(context -> {
      assertThat(context).hasSingleBean(Router.class);
    });
  }

  @Test
  void addsTheModelsOfTheOperatorsFile() {
    node.withPropertyValues("aios.routing.catalog=" + file(GOOD))
        .run(context -> {
          var catalog = context.getBean(Catalog.class);
          assertThat(catalog.offers()).hasSize(BUILT_IN + 1);
          assertThat(catalog.find(ModelId.of("acme/org/model:1")))
              .contains(
                  new Offer(
                      ModelId.of("acme/org/model:1"),
                      Tier.PREMIUM,
                      PriceList.of(
                          new Price(
                              Usd.of("2"),
                              Usd.of("0.025"),
                              Usd.of("2.5"),
                              Usd.of("2"),
                              Usd.of("10"))),
                      1_000_000,
                      128_000,
                      ModelCard.PLAIN,
                      Lifetime.OPEN,
                      Origin.MODEL));
        });
  }

  @Test
  void prefersTheOperatorsPriceOfAModel() {
    String dearer =
        GOOD.replace("provider: acme", "provider: scripted").replace("org/model:1", "economy");

    node.withPropertyValues("aios.routing.catalog=" + file(dearer))
        .run(context -> {
          var catalog = context.getBean(Catalog.class);
          assertThat(catalog.offers()).hasSize(BUILT_IN);
          assertThat(catalog.offers().getFirst().prices().entries().getLast().usual().input())
              .isEqualTo(Usd.of("2"));
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "price: {input: 2, | price: { | models[0] (acme/org/model:1).price.input is missing",
        "output: 10, | '' | models[0] (acme/org/model:1).price.output is missing",
        "output: 10, | output: , | models[0] (acme/org/model:1).price.output is missing",
        "input: 2 | input: free | models[0].price.input is not of the kind it must be",
        "input: 2 | input: '\"2\"' | models[0].price.input is not of the kind it must be",
        "input: 2 | input: -2 | A price is 0 to 1000000.00 USD for a million tokens, not -2.00",
        "input: 2 | input: 1e999999999 | more dollars than an account can hold",
        "input: 2 | input: 1e300 | more dollars than an account can hold",
        "input: 2 | input: 0.0000000001 | at most nine decimals",
        "input: 2 | input: .nan | line 11: Malformed numeric value",
        "input: 2 | input: 2, input: 3 | line 11: Duplicate",
        "tier: premium | tier: best | .tier does not know best",
        "tier: premium | colour: red | models[0].colour is unknown",
        "origin: model | '' | .origin is missing",
        "max_output: 128000 | max_output: 1.5 | models[0].max_output is not of the kind",
        "max_output: 128000 | max_output: 2000000 | has impossible limits of length",
        "id: org/model:1 | id: ' ' | A model is named provider/name",
        "provider: acme | provider: | models[0].provider is missing",
        "currency: USD | currency: EUR | currency must be USD",
        "currency: USD | '' | currency is missing",
        "per_1m_tokens | per_token | unit must be per_1m_tokens",
        "models: | model: | model is unknown",
        "tier: premium | tools: 1 | models[0].tools is not of the kind it must be",
        "tier: premium | 'tier: premium\n    efforts: [low, most]' | .efforts does not know most",
        "tier: premium | 'tier: premium\n    efforts: [default]' | .efforts cannot have default",
        "tier: premium | 'tier: premium\n    efforts: [low, low]' | .efforts cannot have low here",
        "tier: premium | 'tier: premium\n    efforts: [null]' | .efforts is missing",
        "tier: premium | 'tier: premium\n    tokenizer: o300k' | .tokenizer does not know o300k",
        "tier: premium | 'tier: premium\n    aliases: [null]' | .aliases is missing",
        "tier: premium | 'tier: premium\n    aliases: [a, a]' | has an alias that is taken, a",
        "tier: premium | 'tier: premium\n    aliases: [org/model:1]' | has an alias that is taken",
        "tier: premium | 'tier: premium\n    retires: 2027-02-30' | .retires must be a date like",
        "tier: premium | 'tier: premium\n    retires: 30.11.2026' | .retires must be a date like",
        "tier: premium | 'tier: premium\n    retires: 20261130' | .retires must be a date like",
        "price: { | price_above: { | .price is missing",
        "tier: premium | 'tier: premium\n    quality: 82.2' | quality_date is missing, although a",
        "currency: USD | 'currency: USD\nquality_date: November' | must be a month like 2026-11",
        "tier: premium | 'tier: premium\n    quality: high' | models[0].quality is not of the kind",
        "tier: premium | 'tier: premium\n    local: 1' | models[0].local is not of the kind",
        "price: { | 'price_above: {input: 2, output: 3}\n    price: {' | threshold is missing",
        "price: { | 'price_above: {threshold: 0, input: 2, output: 3}\n    price: {' | threshold must",
        "price: { | 'price_above: {threshold: 9, input: 2}\n    price: {' | above.output is missing",
        "price: { | 'prices: []\n    price: {' | has prices and a price besides",
        "price: {input | 'prices: [] # {input' | .prices: A price list has at least one",
        "price: { | 'prices: [null] # {' | .prices[0] is missing",
        "price: { | 'prices: [{effective_from: soon, price: {input: 1, output: 2}}] #' | from must be",
      })
  void saysInOneSentenceWhatIsWrong(String good, String bad, String problem) {
    Path file = file(GOOD.replace(good, bad.replace("\\n", "\n")));

    assertFails(file, problem);
  }

  @ParameterizedTest
  @CsvSource({
    "'', its content is not of the kind",
    "'null', it is empty",
    "'[]', its content is not of the kind",
    "'{', 'line '",
    "'text', its content is not of the kind",
    "'a: &a [*a, *a]', 'a is unknown'"
  })
  void refusesWhatIsNoCatalog(String text, String problem) {
    assertFails(file(text), problem);
  }

  @Test
  void failsTheStartWithThatSentence() {
    Path file = folder.resolve("missing.yaml");

    node.withPropertyValues("aios.routing.catalog=" + file)
        .run(context -> {
          Throwable failure = requireNonNull(context.getStartupFailure());
          FailureAnalysis analysis = requireNonNull(new CatalogFailureAnalyzer().analyze(failure));

          assertThat(analysis.getDescription())
              .isEqualTo("The catalog of models " + file + " cannot be used: it cannot be read");
        });
  }

  @Test
  void refusesAnEmptyEntry() {
    assertFails(file(GOOD + "  -\n"), "models[1] is missing");
  }

  @Test
  void refusesAModelThatIsNamedTwice() {
    String entry = GOOD.substring(GOOD.indexOf("  - provider"));

    assertFails(file(GOOD + entry), "it names a model twice");
  }

  @Test
  void refusesAFileThatIsNotThereOrTooLarge() {
    assertFails(folder.resolve("missing.yaml"), "it cannot be read");
    assertFails(folder, "it cannot be read");
    assertFails(file("#".repeat(1024 * 1024 + 1)), "it is larger than 1 MiB");
  }

  @Test
  void changesSingleFieldsOfAKnownModel() {
    Catalog before = catalog("");
    Catalog after =
        catalog(
            """
              - {provider: anthropic, id: claude-opus-4-8, tier: premium}
              - {provider: anthropic, id: claude-haiku-5-5, price: {input: 0.09, output: 0.4}}
              - {provider: ollama, id: "qwen3:8b", context_window: 4096, max_output: 2048}
              - {provider: openai, id: gpt-6-astra, usable: false}
              - {provider: anthropic, id: claude-3-opus-20240229, usable: false}
            """);

    assertThat(after.offers()).hasSize(BUILT_IN);
    Offer opus = offer(before, "anthropic/claude-opus-4-8");
    assertThat(offer(after, "anthropic/claude-opus-4-8"))
        .isEqualTo(
            new Offer(
                opus.model(),
                Tier.PREMIUM,
                opus.prices(),
                opus.contextWindow(),
                opus.maxOutput(),
                opus.card(),
                opus.lifetime(),
                opus.origin()));
    assertThat(offer(after, "anthropic/claude-haiku-5-5").prices())
        .isEqualTo(PriceList.of(Price.of(Usd.of("0.09"), Usd.of("0.4"))));
    assertThat(offer(after, "ollama/qwen3:8b").contextWindow()).isEqualTo(4_096);
    assertThat(offer(after, "openai/gpt-6-astra").lifetime()).isEqualTo(Lifetime.OFF);
    assertThat(offer(after, "anthropic/claude-3-opus-20240229").prices())
        .isEqualTo(offer(before, "anthropic/claude-3-opus-20240229").prices());
  }

  @Test
  void readsPricesWithDaysAndThresholds() {
    Catalog catalog =
        catalog(
            """
              - provider: acme
                id: model
                aliases: [model-latest]
                tier: standard
                origin: model
                context_window: 100000
                max_output: 10000
                efforts: [none, max]
                retires: "2027-01-01"
                replacement: model-2
                prices:
                  - price: {input: 1, output: 2}
                  - effective_from: 2026-12-01
                    price: {input: 3, output: 4}
                    price_above: {threshold: 50000, input: 5, output: 6}
            """);

    Offer offer = offer(catalog, "acme/model-latest");
    assertThat(offer.prices().entries())
        .containsExactly(
            PriceList.Entry.flat(LocalDate.MIN, Price.of(Usd.of("1"), Usd.of("2"))),
            new PriceList.Entry(
                LocalDate.parse("2026-12-01"),
                Price.of(Usd.of("3"), Usd.of("4")),
                50_000,
                Price.of(Usd.of("5"), Usd.of("6"))));
    assertThat(offer.card().efforts()).containsExactlyInAnyOrder(Effort.NONE, Effort.MAX);
    assertThat(offer.lifetime()).isEqualTo(new Lifetime(LocalDate.parse("2027-01-01"), "model-2"));
    assertThat(catalog.find(ModelId.of("acme/model-lat"))).isEmpty();
    assertThat(catalog.find(ModelId.of("other/model-latest"))).isEmpty();
  }

  @Test
  void readsQualityAndWhetherAModelIsLocal() {
    String head = GOOD.substring(0, GOOD.indexOf("models:"));
    Path own =
        file(
            head
                + """
                quality_date: "2026-12"
                models:
                  - {provider: anthropic, id: claude-opus-4-8, quality: 79.5, local: true}
                  - {provider: scripted, id: economy, local: false}
                """);
    Catalog catalog = new CatalogConfig().catalog(properties(own), TODAY);

    assertThat(offer(catalog, "anthropic/claude-opus-4-8").quality()).isEqualTo(new Quality(79.5));
    assertThat(offer(catalog, "anthropic/claude-opus-4-8").local()).isTrue();
    assertThat(offer(catalog, "scripted/economy").local()).isFalse();
    assertThat(offer(catalog, "scripted/standard").local()).isTrue();
    assertThat(offer(catalog, "ollama/qwen3:8b").local()).isTrue();
    assertThat(offer(catalog, "openai/gpt-5.5").quality()).isEqualTo(Quality.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: claude-opus-5-5, local: maybe | models[0].local is not of the kind it must be",
        "id: claude-3-opus-20240229, tier: premium | retired on 2026-01-05; use claude-opus-5-5",
        "id: claude-3-opus-20240229, usable: true | retired on 2026-01-05; use claude-opus-5-5",
        "id: claude-opus-5-5, retires: '2026-11-22' | retired on 2026-11-22; take it out or set",
        "id: claude-sonnet-4-5, tier: premium | alias of anthropic/claude-sonnet-4-5-20250929; write",
        "id: claude-sonnet-4, tier: premium | models[0] (anthropic/claude-sonnet-4).price is missing",
        "id: claude-opus-5-5, price_above: {threshold: 1, input: 1, output: 1} | .price is missing",
        "id: claude-opus-5-5, aliases: [claude-haiku-4-5] | an alias that is taken, claude-haiku-4-5",
        "id: claude-opus-5-5, max_output: 2000000 | has impossible limits of length",
      })
  void refusesWhatDoesNotFitTheKnownModels(String fields, String problem) {
    String head = GOOD.substring(0, GOOD.indexOf("  - provider"));

    assertFails(file(head + "  - {provider: anthropic, " + fields + "}\n"), problem);
  }

  @Test
  void acceptsAModelUntilTheDayOnWhichItRetires() {
    Catalog catalog =
        catalog("  - {provider: anthropic, id: claude-opus-5-5, retires: 2026-11-23}\n");

    assertThat(offer(catalog, "anthropic/claude-opus-5-5").lifetime().retires())
        .isEqualTo(LocalDate.parse("2026-11-23"));
  }

  @Test
  void dealsACardForEachModelByItsIdOrAlias() {
    node.run(context -> {
      var cards = context.getBean(ModelCards.class);

      assertThat(cards.of(ModelId.of("anthropic/claude-haiku-4-5")))
          .isEqualTo(cards.of(ModelId.of("anthropic/claude-haiku-4-5-20251001")))
          .isEqualTo(
              new ModelCard(
                  true,
                  true,
                  Set.of(),
                  Tokenizer.CLAUDE_OLD,
                  new Caching(Caching.Mode.MARKED, 4096, Duration.ofMinutes(5))));
      assertThat(cards.of(ModelId.of("anthropic/claude-haiku"))).isEqualTo(ModelCard.PLAIN);
    });
  }

  private Catalog catalog(String models) {
    String head = GOOD.substring(0, GOOD.indexOf("  - provider"));
    Path file = file(models.isEmpty() ? head.replace("models:", "models: []") : head + models);
    return new CatalogConfig().catalog(properties(file), TODAY);
  }

  private static Offer offer(Catalog catalog, String model) {
    return catalog.find(ModelId.of(model)).orElseThrow();
  }

  private static RoutingProperties properties(Path file) {
    return CatalogCast.settings(file.toString());
  }

  private static void assertFails(Path file, String problem) {
    assertThatThrownBy(() -> new CatalogConfig().catalog(properties(file), TODAY))
        .isInstanceOf(CatalogFailure.class)
        .message()
        .startsWith("The catalog of models " + file + " cannot be used: ")
        .contains(problem)
        .doesNotContain("\n");
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("models.yaml"), text);
    } catch (IOException unwritable) {
      throw new AssertionError(unwritable);
    }
  }

  private static Offer simulated(String name, Tier tier, Price price) {
    return new Offer(
        new ModelId("scripted", name),
        tier,
        PriceList.of(price),
        200_000,
        64_000,
        new ModelCard(false, false, Set.of(), Tokenizer.BYTES),
        Lifetime.OPEN,
        Origin.SIMULATED);
  }
}
