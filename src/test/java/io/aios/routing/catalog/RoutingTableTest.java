package io.aios.routing.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Turn;
import io.aios.routing.Ask;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Market;
import io.aios.routing.Policy;
import io.aios.routing.Ranking.Candidate;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code docs/routing.md} says what is chosen from the shipped catalog. */
class RoutingTableTest {

  private static final Path PAGE = Path.of("docs/routing.md");
  private static final Path RENEWED = Path.of("target/routing-table.md");
  private static final LocalDate DAY = LocalDate.parse("2026-11-22");
  private static final UUID TASK = UUID.fromString("019ab000-0000-7000-8000-000000000001");

  private final Catalog catalog =
      new CatalogConfig()
          .catalog(
              CatalogCast.settings(), InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z")));

  private record Work(String type, Tier tier) {}

  private static final List<Work> WORK =
      List.of(
          new Work("specification", Tier.PREMIUM),
          new Work("plan", Tier.PREMIUM),
          new Work("backend", Tier.STANDARD),
          new Work("devops", Tier.ECONOMY));

  private record Size(String name, int promptTokens, int mostOutput) {}

  private static final List<Size> SIZES =
      List.of(new Size("small", 2_000, 1_500), new Size("large", 60_000, 16_000));

  @Test
  void isTheTableOfThePage() throws IOException {
    String table = table();
    Files.createDirectories(RENEWED.toAbsolutePath().getParent());
    Files.writeString(RENEWED, table);

    assertThat(Files.readString(PAGE))
        .as(
            "The table under \"What is chosen\" of %s is stale; replace it by the one in %s",
            PAGE, RENEWED)
        .contains(table);
  }

  @Test
  void givesEasyWorkToCheapModels() {
    for (Size size : SIZES) {
      Candidate chosen = chosen(Policy.COST, WORK.getLast(), size, "anthropic", "openai");

      assertThat(chosen.offer().prices().on(DAY).usual().input().toString()).isEqualTo("0.10");
    }
  }

  @Test
  void givesPremiumWorkToModelsOfThatQuality() {
    for (Set<String> providers :
        List.of(Set.of("anthropic"), Set.of("openai"), Set.of("anthropic", "openai"))) {
      for (Policy policy : Policy.values()) {
        Candidate chosen =
            chosen(policy, WORK.getFirst(), SIZES.getFirst(), providers.toArray(String[]::new));

        assertThat(chosen.offer().quality().figure()).isGreaterThanOrEqualTo(80);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, ECONOMY, claude-haiku-5-5, claude-sonnet-5-5",
    "anthropic, STANDARD, claude-haiku-5-5, claude-sonnet-5-5",
    "anthropic, PREMIUM, claude-sonnet-5-5, claude-opus-5-5",
    "openai, ECONOMY, gpt-6-luna, gpt-6.1-terra",
    "openai, STANDARD, gpt-6-luna, gpt-6.1-terra",
    "openai, PREMIUM, gpt-6.1-terra, gpt-6-astra",
  })
  void raisesWhatWasRejectedToABetterModelOfTheSameProvider(
      String provider, Tier tier, String first, String afterwards) {
    Market market = Market.fresh(catalog, DAY, Set.of(provider));
    Ask ask = ask(Policy.COST, new Work("backend", tier), SIZES.getFirst(), Set.of());
    Ask again =
        ask(
            Policy.COST,
            new Work("backend", tier.higher()),
            SIZES.getFirst(),
            Set.of(new ModelId(provider, first)));

    assertThat(first(ask, market).offer().model().name()).isEqualTo(first);
    assertThat(first(again, market).offer().model().name()).isEqualTo(afterwards);
  }

  @Test
  void givesWorkToALocalModelFirstWhereOneIsAbleEnough() {
    assertThat(chosen(Policy.LOCAL_FIRST, WORK.getLast(), SIZES.getFirst(), "openai", "ollama"))
        .extracting(candidate -> candidate.offer().local())
        .isEqualTo(true);
    assertThat(chosen(Policy.LOCAL_FIRST, WORK.getFirst(), SIZES.getFirst(), "openai", "ollama"))
        .extracting(candidate -> candidate.offer().local())
        .isEqualTo(false);
  }

  @Test
  void assumesTheMeansOfTheFiguresOfEachTier() {
    for (Tier tier : Tier.values()) {
      double mean =
          catalog.offers().stream()
              .filter(offer -> offer.tier() == tier && offer.quality().isKnown())
              .mapToDouble(offer -> offer.quality().figure())
              .average()
              .orElseThrow();

      assertThat(ScoringPolicy.usualQuality(tier)).isCloseTo(mean, within(0.25));
    }
  }

  private String table() {
    Stream<String> head =
        Stream.of(
            "| task type, tier and size | "
                + Stream.of(Policy.values()).map(Policy::word).collect(Collectors.joining(" | "))
                + " |",
            "|---|" + "---|".repeat(Policy.values().length));
    Stream<String> rows =
        WORK.stream().flatMap(work -> SIZES.stream().map(size -> row(work, size)));
    return Stream.concat(head, rows).collect(Collectors.joining("\n", "", "\n"));
  }

  private String row(Work work, Size size) {
    return Stream.of(Policy.values())
        .map(policy -> cell(chosen(policy, work, size, "anthropic", "openai")))
        .collect(
            Collectors.joining(
                " | ",
                "| %s, %s, %s | "
                    .formatted(
                        work.type(), work.tier().name().toLowerCase(Locale.ROOT), size.name()),
                " |"));
  }

  private static String cell(Candidate candidate) {
    BigDecimal cost =
        candidate.score().expectedCost().dollars().round(new MathContext(2)).stripTrailingZeros();
    return "%s %s USD, %d %%, %d s"
        .formatted(
            candidate.offer().model().name(),
            cost.toPlainString(),
            Math.round(100 * candidate.score().quality()),
            candidate.score().expectedTime().toSeconds());
  }

  private Candidate chosen(Policy policy, Work work, Size size, String... providers) {
    return first(ask(policy, work, size, Set.of()), Market.fresh(catalog, DAY, Set.of(providers)));
  }

  private static Candidate first(Ask ask, Market market) {
    return new ScoringPolicy(new ByteEstimate(), 0).rank(ask, market).candidates().getFirst();
  }

  private static Ask ask(Policy policy, Work work, Size size, Set<ModelId> rejected) {
    String text = "x".repeat(2 * (size.promptTokens() - 32));
    return new Ask(
        TASK,
        "step",
        new Purpose("default", TASK, "BACKEND", work.type()),
        new TreeSet<>(List.of(new AccountId("project:shop"))),
        work.tier(),
        new Prompt("", List.of(new Turn.User(text)), size.mostOutput()),
        Terms.STANDARD.with(policy),
        rejected);
  }
}
