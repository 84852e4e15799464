package io.aios.gateway.quote;

import io.aios.gateway.CriticalPath;
import io.aios.gateway.CriticalPath.Link;
import io.aios.gateway.quote.History.Past;
import io.aios.gateway.quote.History.PastTask;
import io.aios.ledger.Effort;
import io.aios.llm.Origin;
import io.aios.project.Template;
import io.aios.project.UsualStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Expects of a project what came of projects like it, and as long as there are too few of them,
 * what its template says. Pure.
 */
final class Estimator {

  private final Template template;
  private final Outlook outlook;
  private final History history;

  Estimator(Template template, Outlook outlook, History history) {
    this.template = template;
    this.outlook = outlook;
    this.history = history;
  }

  Estimate estimate() {
    List<List<Prospect>> prospects =
        template.usualSteps().stream().map(outlook::prospects).toList();
    Origin origin =
        prospects.stream()
            .flatMap(List::stream)
            .flatMap(prospect -> prospect.first().stream())
            .map(offer -> offer.origin())
            .findFirst()
            .orElse(Origin.MODEL);
    List<StepEstimate> steps =
        IntStream.range(0, prospects.size())
            .mapToObj(i -> step(template.usualSteps().get(i), prospects.get(i), origin))
            .toList();
    List<Prospect> all = prospects.stream().flatMap(List::stream).toList();
    List<Past> samples = history.projects(template.name(), origin);
    return samples.size() < Range.FEWEST_SAMPLES
        ? new Estimate(template.name(), steps, sum(steps), path(steps), 0, origin)
        : new Estimate(
            template.name(),
            steps,
            range(
                samples, past -> past.tasks().stream().mapToDouble(task -> nanos(task, all)).sum()),
            range(samples, past -> past.time().toMillis()),
            samples.size(),
            origin);
  }

  private StepEstimate step(UsualStep step, List<Prospect> asks, Origin origin) {
    List<PastTask> samples = history.tasks(template.name(), step.kind(), origin);
    return samples.size() < Range.FEWEST_SAMPLES ? prior(step, asks) : learnt(step, asks, samples);
  }

  private static StepEstimate prior(UsualStep step, List<Prospect> asks) {
    return new StepEstimate(
        step,
        asks,
        sum(asks, ask -> ask.ask().calls()),
        sum(asks, ask -> ask.ask().calls() * ask.promptTokens()),
        sum(asks, ask -> ask.ask().calls() * ask.ask().outputTokens()),
        Range.prior(sum(asks, Prospect::priorNanos)),
        Range.prior(sum(asks, Prospect::priorMillis)),
        0);
  }

  private static StepEstimate learnt(UsualStep step, List<Prospect> asks, List<PastTask> samples) {
    List<Effort> efforts = samples.stream().flatMap(task -> task.efforts().stream()).toList();
    double n = samples.size();
    return new StepEstimate(
        step,
        asks,
        sum(efforts, Effort::calls) / n,
        sum(efforts, effort -> effort.usage().prompt()) / n,
        sum(efforts, effort -> effort.usage().output()) / n,
        range(samples, task -> nanos(task, asks)),
        range(samples, task -> task.time().toMillis()),
        samples.size());
  }

  /** What the task would cost now; what is not usual costs what it did. */
  private static double nanos(PastTask task, List<Prospect> asks) {
    return sum(
        task.efforts(),
        effort -> {
          Optional<Prospect> ask =
              asks.stream().filter(it -> it.ask().type().equals(effort.taskType())).findFirst();
          return ask.map(it -> it.nanos(effort, task.efforts()))
              .orElseGet(() -> (double) effort.cost().nanos());
        });
  }

  /** Steps of a project are dear together and cheap together: they share its brief. */
  private static Range sum(List<StepEstimate> steps) {
    return steps.stream().map(StepEstimate::nanos).reduce(new Range(0, 0, 0), Range::plus);
  }

  private static Range path(List<StepEstimate> steps) {
    return new Range(
        path(steps, Range::low), path(steps, Range::expected), path(steps, Range::high));
  }

  private static double path(List<StepEstimate> steps, ToDoubleFunction<Range> bound) {
    return CriticalPath.of(
            steps.stream()
                .map(estimate ->
                    new Link(
                        estimate.step().key(),
                        estimate.step().needs(),
                        Duration.ofMillis(Math.round(bound.applyAsDouble(estimate.millis())))))
                .toList())
        .toMillis();
  }

  private static <T> Range range(List<T> samples, ToDoubleFunction<T> amount) {
    return Range.of(samples.stream().map(amount::applyAsDouble).toList());
  }

  private static <T> double sum(List<T> parts, ToDoubleFunction<T> amount) {
    return parts.stream().mapToDouble(amount).sum();
  }
}
