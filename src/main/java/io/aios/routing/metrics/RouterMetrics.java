package io.aios.routing.metrics;

import io.aios.ledger.Statement;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.Observer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Counts what the router of this process does. Thread-safe. */
final class RouterMetrics implements Observer {

  private static final double NANOS_PER_MICRO = 1_000;

  /** The bounds that OpenTelemetry's conventions for generative AI advise. */
  private static final double[] TOKEN_BOUNDS =
      DoubleStream.iterate(1, bound -> bound * 4).limit(14).toArray();

  private static final Duration[] TIME_BOUNDS =
      Stream.iterate(Duration.ofMillis(10), bound -> bound.multipliedBy(2))
          .limit(14)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Labels labels;

  RouterMetrics(MeterRegistry registry, Labels labels) {
    this.registry = registry;
    this.labels = labels;
  }

  @Override
  public void decided(Ask ask, Choice choice) {
    switch (choice) {
      case Choice.Chosen(ModelId model) -> decided(ask, labels.model(model), "chosen");
      case Choice.Replayed(ModelId model, Usd saved) -> {
        boolean reused = saved.isMoreThan(Usd.ZERO);
        decided(ask, labels.model(model), reused ? "reused" : "replayed");
        if (reused) {
          saved(model, saved);
        }
      }
      case Choice.NobodyLeft nobody -> decided(ask, "none", "nobody_left");
    }
  }

  private void decided(Ask ask, String model, String outcome) {
    Counter.builder("aios.router.decisions")
        .description("Decisions of the router")
        .tag("policy", ask.terms().policy().word())
        .tag("model", model)
        .tag("outcome", outcome)
        .register(registry)
        .increment();
  }

  private void saved(ModelId model, Usd saved) {
    Counter.builder("aios.router.saved")
        .description("What replies had cost that were used again, in micro-dollars")
        .tag("provider", labels.provider(model))
        .tag("model", labels.model(model))
        .register(registry)
        .increment(micros(saved));
  }

  @Override
  public void settled(Ask ask, Reply reply, Usd cost, Pace pace) {
    Tags call = labels.call(reply.model());
    TokenUsage usage = reply.usage();
    tokens(call.and("gen_ai.token.type", "input"), usage.prompt());
    tokens(call.and("gen_ai.token.type", "output"), usage.output());
    time("gen_ai.client.operation.duration", "Time of a call", call, pace.whole());
    if (pace.firstToken().isPositive()) {
      time(
          "gen_ai.client.operation.time_to_first_chunk",
          "Time until a reply begins",
          call,
          pace.firstToken());
    }
    spent(ask, reply.model(), cost);
  }

  @Override
  public void failed(Ask ask, ModelId model, ModelFailure failure, Usd cost) {
    spent(ask, model, cost);
  }

  @Override
  public void warned(Ask ask, Statement account) {
    String kind = account.account().value();
    Counter.builder("aios.budget.warnings")
        .description("Charges that took an account over its soft limit")
        .tag("kind", kind.substring(0, kind.indexOf(':')))
        .register(registry)
        .increment();
  }

  private void spent(Ask ask, ModelId model, Usd cost) {
    Counter.builder("aios.llm.cost")
        .description("What was charged for calls, in micro-dollars")
        .tags(labels.purchase(model, ask.purpose()))
        .register(registry)
        .increment(micros(cost));
  }

  private void tokens(Tags tags, long tokens) {
    DistributionSummary.builder("gen_ai.client.token.usage")
        .description("Tokens of a call")
        .tags(tags)
        .serviceLevelObjectives(TOKEN_BOUNDS)
        .register(registry)
        .record((double) tokens);
  }

  private void time(String name, String description, Tags tags, Duration time) {
    Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(TIME_BOUNDS)
        .register(registry)
        .record(time);
  }

  private static double micros(Usd amount) {
    return amount.nanos() / NANOS_PER_MICRO;
  }
}
