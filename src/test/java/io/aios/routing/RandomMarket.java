package io.aios.routing;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tokenizer;
import io.aios.llm.Tool;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Conditions.Closure;
import io.aios.routing.Conditions.Condition;
import io.aios.routing.TrackRecord.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Makes up catalogs, asks and markets, in which everything that can be odd sometimes is. */
record RandomMarket(Random random) {

  private static final List<String> PROVIDERS = List.of("one", "two", "none");

  Market market() {
    Catalog catalog = catalog();
    return new Market(
        catalog,
        RoutingCast.TODAY,
        Set.of("one", "two"),
        conditions(catalog),
        record(catalog),
        (project, prompt, model) -> random.nextBoolean() ? 0 : random.nextDouble(),
        random.nextDouble() / 4,
        isRare() ? new Usd(random.nextInt(20_000_000)) : Market.PLENTY);
  }

  Ask ask(Catalog catalog) {
    Ask ask = RoutingCast.ask(RoutingCast.anyTier(random), prompt()).with(terms(catalog));
    Set<ModelId> rejected = new HashSet<>();
    boolean isRepeated = random.nextBoolean();
    catalog.offers().stream()
        .filter(offer -> isRepeated && isRare())
        .forEach(offer -> rejected.add(offer.model()));
    return RoutingCast.rejecting(ask, rejected.toArray(ModelId[]::new));
  }

  private Prompt prompt() {
    var prompt =
        new Prompt("", List.of(new Turn.User("x".repeat(random.nextInt(400)))), anyLength());
    Prompt shaped =
        random.nextInt(3) > 0 ? prompt : prompt.with(new ReplyShape.Json("shape", "{}"));
    return random.nextInt(3) > 0 ? shaped : shaped.with(List.of(new Tool("look", "looks", "{}")));
  }

  private Terms terms(Catalog catalog) {
    Policy policy = List.of(Policy.values()).get(random.nextInt(Policy.values().length));
    var allowed = new TreeSet<String>();
    if (isRare()) {
      catalog.offers().stream()
          .filter(offer -> random.nextBoolean())
          .forEach(offer -> allowed.add(offer.model().toString()));
    }
    return new Terms(policy, isRare(), allowed, false, false, "");
  }

  private Catalog catalog() {
    var offers = new ArrayList<Offer>();
    int models = random.nextInt(9);
    for (int model = 0; model < models; model++) {
      offers.add(offer(new ModelId(PROVIDERS.get(random.nextInt(3)), "m" + model)));
    }
    return new Catalog(offers);
  }

  private Offer offer(ModelId model) {
    int window = 1_000 + random.nextInt(4_000);
    return new Offer(
        model,
        RoutingCast.anyTier(random),
        prices(),
        window,
        Math.min(window, 2 * anyLength()),
        new ModelCard(random.nextInt(4) > 0, random.nextInt(4) > 0, Set.of(), Tokenizer.UNKNOWN),
        lifetime(),
        random.nextBoolean() ? Origin.MODEL : Origin.SIMULATED,
        random.nextBoolean() ? Quality.UNKNOWN : new Quality(random.nextInt(101)),
        random.nextBoolean());
  }

  private PriceList prices() {
    var price =
        Price.of(new Usd(random.nextInt(5) * 1_000_000_000L), new Usd(random.nextLong(1L << 34)));
    return isRare()
        ? new PriceList(
            List.of(PriceList.Entry.flat(RoutingCast.TODAY.plusDays(random.nextInt(2)), price)))
        : PriceList.of(price);
  }

  private Lifetime lifetime() {
    return switch (random.nextInt(12)) {
      case 0 -> Lifetime.OFF;
      case 1 -> new Lifetime(RoutingCast.TODAY.plusDays(random.nextInt(3) - 1), "");
      default -> Lifetime.OPEN;
    };
  }

  private Conditions conditions(Catalog catalog) {
    Map<ModelId, Condition> fares = new HashMap<>();
    Map<String, Closure> closed = new HashMap<>();
    for (Offer offer : catalog.offers()) {
      long calls = random.nextInt(100);
      if (random.nextBoolean()) {
        Duration latency = Duration.ofMillis(random.nextInt(60_000));
        fares.put(
            offer.model(),
            new Condition(calls, random.nextLong(calls + 1), latency, latency.dividedBy(4)));
      }
      if (isRare()) {
        closed.put(
            isRare() ? offer.model().provider() : offer.model().toString(),
            new Closure("its breaker is open", Duration.ofSeconds(random.nextInt(60))));
      }
    }
    return new Conditions(fares, closed);
  }

  private TrackRecord record(Catalog catalog) {
    Map<TrackRecord.Key, Tally> tallies = new HashMap<>();
    for (Offer offer : catalog.offers()) {
      if (random.nextBoolean()) {
        long accepted = random.nextInt(40);
        long rejected = random.nextInt(40);
        long revoked = random.nextLong(accepted + 1);
        tallies.put(
            new TrackRecord.Key(new TaskType("backend"), offer.model()),
            new Tally(accepted, rejected, revoked, (accepted + rejected) * anyLength()));
      }
    }
    return new TrackRecord(tallies);
  }

  private int anyLength() {
    return 1 + random.nextInt(1_500);
  }

  private boolean isRare() {
    return random.nextInt(6) == 0;
  }
}
