package io.aios.routing.tokens;

import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Tokenizer;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.Catalog;
import io.aios.routing.Conditions;
import io.aios.routing.Conditions.Condition;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Quality;
import io.aios.routing.Ranking;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.TaskType;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import io.aios.routing.TrackRecord;
import io.aios.routing.TrackRecord.Tally;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to rank 40 models for a conversation of 60,000 characters that was measured
 * before. Either all may be asked, with a record and a condition of each, or the tier rules most of
 * them out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionTime {

  private static final int MODELS = 40;
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final List<Tier> TIERS = List.of(Tier.values());
  private static final UUID TASK = new UUID(1, 1);

  @Param({"ECONOMY", "PREMIUM"})
  private Tier tier = Tier.ECONOMY;

  private final Market market = market();
  private final Prompt prompt = prompt();
  private final ScoringPolicy policy =
      new ScoringPolicy(new LearningEstimate(text -> text.length() / 4), 0.05);

  /** An ask as the router gets it, ranked. */
  @Benchmark
  public Ranking decision() {
    return policy.rank(ask(), market);
  }

  private Ask ask() {
    return new Ask(
        TASK,
        "files-0",
        new Purpose("default", TASK, "BACKEND", "backend"),
        new TreeSet<>(List.of(new AccountId("project:shop"))),
        tier,
        prompt,
        Terms.STANDARD.with(Policy.BALANCED),
        Set.of());
  }

  private static Prompt prompt() {
    var prompt = new Prompt("i".repeat(10_000), List.of(new Turn.User("t".repeat(10_000))), 16_000);
    return prompt.then("a".repeat(20_000), "n".repeat(20_000));
  }

  private static Market market() {
    List<Offer> offers = new ArrayList<>();
    Map<ModelId, Condition> conditions = new HashMap<>();
    Map<TrackRecord.Key, Tally> tallies = new HashMap<>();
    for (int number = 0; number < MODELS; number++) {
      Offer offer = offer(number);
      offers.add(offer);
      var latency = Duration.ofMillis(10_000 + 500L * number);
      conditions.put(offer.model(), new Condition(50, number % 5, latency, latency.dividedBy(10)));
      for (String type : List.of("specification", "plan", "backend", "frontend", "qa", "devops")) {
        var tally = new Tally(30 + number, number, number % 3, 200_000);
        tallies.put(new TrackRecord.Key(new TaskType(type), offer.model()), tally);
      }
    }
    return new Market(
        new Catalog(offers),
        TODAY,
        Set.of("anthropic", "openai"),
        new Conditions(conditions, Map.of()),
        new TrackRecord(tallies),
        (project, text, model) -> 0.5,
        0.5,
        Usd.of("100"));
  }

  private static Offer offer(int number) {
    Price usual = Price.of(Usd.of("1").plus(new Usd(number * 100_000_000L)), Usd.of("5"));
    Price above = Price.of(usual.input().plus(usual.input()), Usd.of("7.5"));
    return new Offer(
        new ModelId(number % 2 == 0 ? "anthropic" : "openai", "model-" + number),
        TIERS.get(number % 3),
        new PriceList(List.of(new PriceList.Entry(LocalDate.MIN, usual, 272_000, above))),
        1_000_000,
        128_000,
        new ModelCard(
            true, true, Set.of(), number % 2 == 0 ? Tokenizer.CLAUDE_NEW : Tokenizer.O200K),
        Lifetime.OPEN,
        Origin.MODEL,
        new Quality(60 + number / 2.0),
        false);
  }
}
