package io.aios.routing.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.ledger.Ledger;
import io.aios.ledger.MemoryLedger;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Providers;
import io.aios.money.Usd;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Router;
import io.aios.routing.RoutingPolicy;
import io.aios.routing.Tier;
import io.aios.routing.TokenEstimate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CatalogConfigTest {

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
          .withBean(InstantSource.class, InstantSource::system)
          .withBean(TokenEstimate.class, ByteEstimate::new)
          .withBean(Providers.class, () -> new Providers(List.of()))
          .withBean(Ledger.class, () -> new MemoryLedger(InstantSource.system()));

  @TempDir private Path folder = Path.of(".");

  @Test
  void bringsThreeSimulatedModels() {
    node.run(context ->
        assertThat(context.getBean(Catalog.class).offers())
            .containsExactly(
                simulated("economy", Tier.ECONOMY, Price.of(Usd.of("0.25"), Usd.of("1.25"))),
                simulated("standard", Tier.STANDARD, Price.of(Usd.of("1"), Usd.of("5"))),
                simulated("premium", Tier.PREMIUM, Price.of(Usd.of("3"), Usd.of("15")))));
  }

  @Test
  void buildsARouterOfTheCheapest() {
    node.run(context -> {
      assertThat(context).hasSingleBean(Router.class);
      assertThat(context.getBean(RoutingPolicy.class).name()).isEqualTo("cost");
    });
  }

  @Test
  void addsTheModelsOfTheOperatorsFile() {
    node.withPropertyValues("aios.routing.catalog=" + file(GOOD))
        .run(context -> {
          var catalog = context.getBean(Catalog.class);
          assertThat(catalog.offers()).hasSize(4);
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
          assertThat(catalog.offers()).hasSize(3);
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
      })
  void saysInOneSentenceWhatIsWrong(String good, String bad, String problem) {
    Path file = file(GOOD.replace(good, bad));

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

  private static void assertFails(Path file, String problem) {
    var properties =
        new RoutingProperties(file.toString(), 6, 3, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    assertThatThrownBy(() -> new CatalogConfig().catalog(properties))
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
        ModelCard.PLAIN,
        Lifetime.OPEN,
        Origin.SIMULATED);
  }
}
