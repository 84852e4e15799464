package io.aios.routing.metrics;

import io.aios.ledger.Holdings;
import io.aios.routing.Markets;
import io.aios.routing.TrackRecord;
import io.aios.routing.TrackRecord.Tally;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Figures about all processes together, as the database has them: every process shows the same, so
 * take their maximum and not their sum. For one thread.
 */
final class StandingFigures {

  private final Holdings holdings;
  private final Markets markets;
  private final Labels labels;
  private final MultiGauge held;
  private final MultiGauge acceptance;

  StandingFigures(Holdings holdings, Markets markets, Labels labels, MeterRegistry registry) {
    this.holdings = holdings;
    this.markets = markets;
    this.labels = labels;
    this.held =
        MultiGauge.builder("aios.budget.held")
            .description("Set aside for calls in flight by kind of account, in micro-dollars")
            .register(registry);
    this.acceptance =
        MultiGauge.builder("aios.router.acceptance")
            .description("Replies by what became of them, as the router takes them into account")
            .register(registry);
  }

  void read() {
    held.register(
        holdings.held().entrySet().stream()
            .map(kind -> Row.of(Tags.of("kind", kind.getKey()), kind.getValue().nanos() / 1_000.0))
            .toList(),
        true);
    acceptance.register(acceptance(markets.now().record()), true);
  }

  private List<Row<?>> acceptance(TrackRecord record) {
    Map<Label, Tally> sums = new TreeMap<>();
    record
        .tallies()
        .forEach((key, tally) ->
            sums.merge(
                new Label(labels.model(key.model()), labels.taskType(key.type().name())),
                tally,
                StandingFigures::plus));
    return sums.entrySet().stream().flatMap(StandingFigures::rows).toList();
  }

  private static Stream<Row<?>> rows(Map.Entry<Label, Tally> entry) {
    Tally tally = entry.getValue();
    return Stream.of(
        row(entry.getKey(), "accepted", tally.accepted() - tally.revoked()),
        row(entry.getKey(), "rejected", tally.rejected()),
        row(entry.getKey(), "revoked", tally.revoked()));
  }

  private static Row<?> row(Label label, String acceptance, long replies) {
    return Row.of(
        Tags.of("model", label.model, "task_type", label.taskType, "acceptance", acceptance),
        replies);
  }

  private static Tally plus(Tally one, Tally other) {
    return new Tally(
        one.accepted() + other.accepted(),
        one.rejected() + other.rejected(),
        one.revoked() + other.revoked(),
        one.outputTokens() + other.outputTokens());
  }

  /** What a tally is shown under. */
  private record Label(String model, String taskType) implements Comparable<Label> {
    @Override
    public int compareTo(Label other) {
      int models = model.compareTo(other.model);
      return models == 0 ? taskType.compareTo(other.taskType) : models;
    }
  }
}
