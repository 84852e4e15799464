package io.aios.routing.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.ledger.Statement;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Observer.Choice;
import io.aios.routing.Observer.Pace;
import io.aios.routing.Offer;
import io.aios.routing.Policy;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.TaskType;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import io.aios.routing.TrackRecord;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RouterMetricsTest {

  private static final ModelId MODEL = ModelId.of("acme/one");
  private static final ModelId STRANGER = ModelId.of("acme/unheard-of");
  private static final UUID PROJECT = UUID.fromString("019ab000-0000-7000-8000-000000000001");

  private static final Catalog CATALOG =
      new Catalog(
          List.of(
              new Offer(
                  MODEL,
                  Tier.ECONOMY,
                  PriceList.of(Price.of(Usd.of("1"), Usd.of("5"))),
                  200_000,
                  64_000,
                  ModelCard.PLAIN,
                  Lifetime.OPEN,
                  Origin.MODEL)));

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Labels labels = new Labels(CATALOG);
  private final RouterMetrics metrics = new RouterMetrics(registry, labels);

  @Test
  void countsTokensTimeAndMoneyOfACall() {
    metrics.settled(ask(), reply(MODEL), Usd.of("0.0012345"), pace(8_000, 700));

    var call = Map.of("gen_ai.provider.name", "acme", "gen_ai.request.model", "one");
    assertThat(
            get("gen_ai.client.token.usage")
                .tag("gen_ai.token.type", "input")
                .summary()
                .totalAmount())
        .isEqualTo(107);
    assertThat(
            get("gen_ai.client.token.usage")
                .tag("gen_ai.token.type", "output")
                .summary()
                .totalAmount())
        .isEqualTo(42);
    call.forEach((key, value) -> {
      var duration = get("gen_ai.client.operation.duration").tag(key, value).timer();
      assertThat(duration.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(8_000);
    });
    assertThat(
            get("gen_ai.client.operation.time_to_first_chunk")
                .timer()
                .totalTime(TimeUnit.MILLISECONDS))
        .isEqualTo(700);
    assertThat(
            get("aios.llm.cost")
                .tag("provider", "acme")
                .tag("model", "acme/one")
                .tag("agent", "QA")
                .counter()
                .count())
        .isEqualTo(1_234.5);
  }

  @Test
  void hasNoFirstChunkWhereNobodyHeardOne() {
    metrics.settled(ask(), reply(MODEL), Usd.ZERO, pace(8_000, 0));

    assertThat(registry.find("gen_ai.client.operation.time_to_first_chunk").timer()).isNull();
  }

  @Test
  void addsWhatFailuresCost() {
    metrics.failed(ask(), MODEL, new ModelFailure.Unavailable("away"), Usd.of("0.000003"));
    metrics.failed(ask(), MODEL, new ModelFailure.Unavailable("away"), Usd.of("0.000004"));

    assertThat(get("aios.llm.cost").counter().count()).isEqualTo(7);
  }

  @Test
  void tellsHowAsksWereDecided() {
    metrics.decided(ask(), new Choice.Chosen(MODEL));
    metrics.decided(ask(), new Choice.Replayed(MODEL, Usd.ZERO));
    metrics.decided(ask(), new Choice.Replayed(MODEL, Usd.of("0.01")));
    metrics.decided(ask(), new Choice.NobodyLeft());
    metrics.decided(ask(), new Choice.NobodyLeft());

    assertThat(decisions("acme/one", "chosen")).isEqualTo(1);
    assertThat(decisions("acme/one", "replayed")).isEqualTo(1);
    assertThat(decisions("acme/one", "reused")).isEqualTo(1);
    assertThat(decisions("none", "nobody_left")).isEqualTo(2);
    assertThat(get("aios.router.saved").tag("model", "acme/one").counter().count())
        .isEqualTo(10_000);
  }

  @Test
  void countsWarningsByKindAndNeverById() {
    metrics.warned(ask(), statement(AccountId.ofProject(PROJECT)));
    metrics.warned(ask(), statement(AccountId.ofTenant("acme")));
    metrics.warned(ask(), statement(AccountId.ofProject(UUID.randomUUID())));

    assertThat(get("aios.budget.warnings").tag("kind", "project").counter().count()).isEqualTo(2);
    assertThat(get("aios.budget.warnings").tag("kind", "tenant").counter().count()).isEqualTo(1);
  }

  @Test
  void callsModelsOfNoCatalogOther() {
    metrics.settled(ask(), reply(STRANGER), Usd.ZERO, pace(1, 0));
    metrics.decided(ask(), new Choice.Chosen(STRANGER));

    assertThat(decisions("other", "chosen")).isEqualTo(1);
    assertThat(
            get("gen_ai.client.operation.duration")
                .tag("gen_ai.request.model", "other")
                .timer()
                .count())
        .isEqualTo(1);
  }

  @Test
  void growsNoMoreLabelsThanItMay() {
    Words words = Words.growing(2);

    assertThat(List.of("a", "b", "c", "a", "d").stream().map(words::label))
        .containsExactly("a", "b", "other", "a", "other");
  }

  @Test
  void showsWhatIsHeldAndWhatBecameOfReplies() {
    var key = new TrackRecord.Key(new TaskType("qa"), MODEL);
    var record = new TrackRecord(Map.of(key, new TrackRecord.Tally(9, 4, 2, 100)));
    Market fresh = Market.fresh(CATALOG, LocalDate.EPOCH, Set.of("acme"));
    Market market =
        new Market(
            CATALOG,
            fresh.today(),
            fresh.providers(),
            fresh.conditions(),
            record,
            fresh.warmth(),
            1,
            Market.PLENTY);
    var held = new TreeMap<>(Map.of("project", Usd.of("0.5"), "tenant", Usd.ZERO));
    var figures = new StandingFigures(() -> held, () -> market, labels, registry);

    figures.read();
    held.put("project", Usd.of("0.25"));
    figures.read();

    assertThat(get("aios.budget.held").tag("kind", "project").gauge().value()).isEqualTo(250_000);
    assertThat(get("aios.budget.held").tag("kind", "tenant").gauge().value()).isZero();
    assertThat(acceptance("accepted")).isEqualTo(7);
    assertThat(acceptance("rejected")).isEqualTo(4);
    assertThat(acceptance("revoked")).isEqualTo(2);
  }

  private double acceptance(String acceptance) {
    return get("aios.router.acceptance")
        .tag("model", "acme/one")
        .tag("task_type", "qa")
        .tag("acceptance", acceptance)
        .gauge()
        .value();
  }

  private double decisions(String model, String outcome) {
    return get("aios.router.decisions")
        .tag("policy", "speed")
        .tag("model", model)
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private RequiredSearch get(String name) {
    return registry.get(name);
  }

  private static Statement statement(AccountId account) {
    return new Statement(account, Usd.of("1"), Usd.ZERO, Usd.of("0.8"));
  }

  private static Pace pace(long whole, long firstToken) {
    return new Pace(Duration.ofMillis(whole), Duration.ofMillis(firstToken));
  }

  private static Reply reply(ModelId model) {
    var usage = new TokenUsage(100, 4, 2, 1, 42);
    return new Reply(model, "done", StopReason.END, usage, Origin.MODEL);
  }

  private static Ask ask() {
    return new Ask(
        PROJECT,
        "files-0",
        new Purpose("default", PROJECT, "QA", "qa"),
        new TreeSet<>(),
        Tier.ECONOMY,
        new Prompt("", List.of(new Turn.User("hello")), 100),
        Terms.STANDARD.with(Policy.SPEED),
        Set.of());
  }
}
