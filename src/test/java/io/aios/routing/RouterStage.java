package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.CHEAP;
import static io.aios.routing.RoutingCast.PATIENCE;
import static io.aios.routing.RoutingCast.PROJECT;
import static io.aios.routing.RoutingCast.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.CallLine;
import io.aios.ledger.Ledger;
import io.aios.ledger.MemoryLedger;
import io.aios.ledger.Statement;
import io.aios.llm.Listener;
import io.aios.llm.Origin;
import io.aios.llm.Pause;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A router over two twin providers and a ledger in memory, in which no time passes. */
abstract class RouterStage {

  final MemoryLedger ledger = new MemoryLedger(InstantSource.system());
  final TwinProvider one = new TwinProvider("one");
  final TwinProvider two = new TwinProvider("two");
  final List<Duration> pauses = new ArrayList<>();
  final CallGate gate = new CallGate();

  Answered answered(String limit) {
    open(limit);
    return (Answered) router().ask(ask(), gate, Listener.NONE);
  }

  Unanswered unanswered(String limit) {
    open(limit);
    return (Unanswered) router().ask(ask(), gate, Listener.NONE);
  }

  void open(String limit) {
    ledger.open(PROJECT, Usd.of(limit));
  }

  Router router() {
    return router(policy());
  }

  Router router(RoutingPolicy policy) {
    return router(policy, steady());
  }

  Router router(Pause pause) {
    var perseverance = new Perseverance(PATIENCE, pause, () -> 0.5);
    return router(policy(), perseverance);
  }

  private Router router(RoutingPolicy policy, Perseverance perseverance) {
    return router(CATALOG, policy, ledger, perseverance, one, two);
  }

  static Router router(
      Catalog catalog,
      RoutingPolicy policy,
      Ledger ledger,
      Perseverance perseverance,
      Provider... providers) {
    Set<String> names = Stream.of(providers).map(Provider::name).collect(Collectors.toSet());
    return new HoldingRouter(
        policy,
        () -> Market.fresh(catalog, today(), names),
        Steering.all(List.of()),
        new Means(
            ledger,
            new Providers(List.of(providers)),
            new ByteEstimate(),
            Turnstile.OPEN,
            Observer.NONE,
            perseverance,
            InstantSource.system()));
  }

  private static LocalDate today() {
    return LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
  }

  static RoutingPolicy policy() {
    return new ScoringPolicy(new ByteEstimate(), 0);
  }

  Perseverance steady() {
    return new Perseverance(PATIENCE, pauses::add, () -> 0.5);
  }

  Reply lastReply() {
    return new Reply(
        CHEAP.model(),
        "done by one/cheap",
        StopReason.END,
        TokenUsage.of(100, 10),
        Origin.SIMULATED);
  }

  List<CallLine> lines() {
    return ledger.calls(List.of(ask().subject()));
  }

  /** So much is spent, nothing is held, and the lines add up to it. */
  void assertSpent(String spent) {
    assertThat(ledger.statement(PROJECT).map(Statement::spent)).contains(Usd.of(spent));
    assertThat(ledger.statement(PROJECT).map(Statement::held)).contains(Usd.ZERO);
    assertThat(ledger.openHolds()).isZero();
    assertThat(lines().stream().map(CallLine::cost).reduce(Usd.ZERO, Usd::plus))
        .isEqualTo(Usd.of(spent));
  }
}
