package io.aios.routing;

import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tokenizer;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Ranking.Candidate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The models, asks and replies that tests of routing share. */
final class RoutingCast {

  static final AccountId PROJECT = new AccountId("project:shop");

  static final LocalDate TODAY = LocalDate.parse("2026-11-22");

  static final Offer CHEAP = offer("one/cheap", Tier.ECONOMY, "1", "5");
  static final Offer SOLID = offer("one/solid", Tier.STANDARD, "2", "10");
  static final Offer DEAR = offer("two/dear", Tier.PREMIUM, "10", "50");
  static final Catalog CATALOG = new Catalog(List.of(DEAR, SOLID, CHEAP));

  static final Patience PATIENCE =
      new Patience(
          6,
          3,
          Duration.ofSeconds(20),
          Duration.ofSeconds(1),
          Duration.ofSeconds(15),
          Duration.ofHours(1));
  static final UUID SUBJECT = UUID.fromString("019ab000-0000-7000-8000-000000000001");
  static final Purpose PURPOSE = new Purpose("default", SUBJECT, "BACKEND", "backend");

  private RoutingCast() {}

  static Offer offer(String model, Tier tier, String input, String output) {
    return offer(ModelId.of(model), tier, Price.of(Usd.of(input), Usd.of(output)), 200_000, 64_000);
  }

  static Offer offer(ModelId model, Tier tier, Price price, int contextWindow, int maxOutput) {
    return new Offer(
        model,
        tier,
        PriceList.of(price),
        contextWindow,
        maxOutput,
        ModelCard.PLAIN,
        Lifetime.OPEN,
        Origin.SIMULATED);
  }

  /** 968 characters, so that the prompt counts for exactly 516 tokens; 1,000 tokens of reply. */
  static Prompt prompt() {
    return new Prompt("x".repeat(468), List.of(new Turn.User("y".repeat(500))), 1_000);
  }

  static Ask ask() {
    return ask(Tier.ECONOMY);
  }

  static Ask ask(Tier tier) {
    return ask(tier, prompt());
  }

  static Ask ask(Tier tier, Prompt prompt) {
    return new Ask(
        SUBJECT,
        "files-0",
        PURPOSE,
        new TreeSet<>(List.of(PROJECT)),
        tier,
        prompt,
        Terms.STANDARD,
        Set.of());
  }

  /** The same ask after these models' replies to it did not do. */
  static Ask rejecting(Ask ask, ModelId... rejected) {
    return new Ask(
        ask.subject(),
        ask.step(),
        ask.purpose(),
        ask.accounts(),
        ask.tier(),
        ask.prompt(),
        ask.terms(),
        Set.of(rejected));
  }

  /** A market of these offers on which all providers can be called. */
  static Market market(Catalog catalog) {
    return market(catalog, TODAY);
  }

  static Market market(Catalog catalog, LocalDate today) {
    Set<String> providers =
        catalog.offers().stream()
            .map(offer -> offer.model().provider())
            .collect(Collectors.toSet());
    return Market.fresh(catalog, today, providers);
  }

  /** The same market, with models or providers that are not called. */
  static Market closed(Market market, Map<String, Conditions.Closure> closed) {
    return new Market(
        market.catalog(),
        market.today(),
        market.providers(),
        new Conditions(market.conditions().models(), closed),
        market.record(),
        market.warmth(),
        market.chance(),
        market.left());
  }

  static Tier anyTier(Random random) {
    return List.of(Tier.values()).get(random.nextInt(3));
  }

  static ModelResult replied(ModelId model, TokenUsage usage) {
    return new ModelResult.Replied(
        new Reply(model, "done by " + model, StopReason.END, usage, Origin.SIMULATED));
  }

  static Offer able(Offer offer, boolean tools, boolean schema) {
    return new Offer(
        offer.model(),
        offer.tier(),
        offer.prices(),
        offer.contextWindow(),
        offer.maxOutput(),
        new ModelCard(tools, schema, Set.of(), Tokenizer.UNKNOWN),
        offer.lifetime(),
        offer.origin());
  }

  static String reason(Ranking ranking, Offer offer) {
    return ranking.excluded().stream()
        .filter(obstacle -> obstacle.model().equals(offer.model().toString()))
        .map(Obstacle::reason)
        .findFirst()
        .orElse("");
  }

  static List<Offer> offers(Ranking ranking) {
    return ranking.candidates().stream().map(Candidate::offer).toList();
  }
}
