package io.aios.gateway.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.aios.gateway.ProjectCast;
import io.aios.gateway.quote.Estimate.Verdict;
import io.aios.gateway.quote.History.Past;
import io.aios.gateway.quote.History.PastTask;
import io.aios.ledger.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.AgentKind;
import io.aios.project.Brief;
import io.aios.project.TaskKey;
import io.aios.project.Template;
import io.aios.project.UsualAsk;
import io.aios.project.UsualStep;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Market;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.ScoringPolicy;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EstimatorTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final ModelId MODEL = ModelId.of("scripted/standard");
  private static final Template WEB_APP = ProjectCast.templates().standard();
  private static final Brief BRIEF = ProjectCast.todoBrief();
  private static final List<String> KINDS = List.of("CTO", "BACKEND", "FRONTEND", "QA");
  private static final List<String> TYPES = List.of("specification", "backend", "frontend", "qa");

  @Test
  void restsOnTheTemplateAsLongAsThereIsNoHistory() {
    Estimate estimate = estimate(new History(past(4, 0.1, new Random(1))), "scripted");

    assertThat(estimate.samples()).isZero();
    assertThat(estimate.steps()).allMatch(step -> step.samples() == 0);
    // Two calls of 1,006 tokens in, with those of the brief, and 500 out, at 3 and 15 a million.
    double step = 2 * (1_006 * 3_000.0 + 500 * 15_000);
    assertThat(estimate.nanos().expected()).isCloseTo(4 * step, within(1.0));
    assertThat(estimate.nanos().low()).isCloseTo(4 * step / 2.5, within(1.0));
    assertThat(estimate.nanos().high()).isCloseTo(4 * step * 2.5, within(1.0));
    // The plan, then backend beside frontend, then QA, of two calls each.
    double call =
        estimate.steps().getFirst().asks().getFirst().ranking().candidates().stream()
            .mapToDouble(candidate -> candidate.score().expectedTime().toMillis())
            .findFirst()
            .orElseThrow();
    assertThat(estimate.millis().low())
        .as("to the millisecond")
        .isCloseTo(6 * call / 2.5, within(3.0));
    assertThat(estimate.millis().expected()).isCloseTo(6 * call, within(3.0));
    assertThat(estimate.millis().high()).isCloseTo(6 * call * 2.5, within(3.0));
    assertThat(estimate.steps().getFirst().promptTokens()).isEqualTo(2_012);
    assertThat(estimate.steps().getFirst().asks().getFirst().first())
        .hasValueSatisfying(offer -> assertThat(offer.model()).isEqualTo(MODEL));
  }

  @Test
  void restsOnHistoryAsSoonAsThereIsEnough() {
    Estimate estimate = estimate(new History(past(5, 0, new Random(1))), "scripted");

    assertThat(estimate.samples()).isEqualTo(5);
    assertThat(estimate.steps()).allMatch(step -> step.samples() == 5 && step.calls() == 1);
    assertThat(estimate.nanos().expected()).isCloseTo(4e7, within(10.0));
    assertThat(estimate.millis().expected()).isEqualTo(9_000);
    assertThat(estimate.quote().samples()).isEqualTo(5);
  }

  @Test
  void leavesOutOtherTemplatesAndOtherOrigins() {
    List<Past> others = new ArrayList<>();
    for (Past one : past(9, 0, new Random(1))) {
      others.add(new Past("library", one.time(), one.tasks()));
      PastTask real = task(0, 1e7, "openai/gpt", Origin.MODEL);
      others.add(new Past("web-app", one.time(), List.of(real)));
    }

    Estimate estimate = estimate(new History(others), "scripted");

    assertThat(estimate.samples()).isZero();
    assertThat(estimate.steps().getFirst().samples()).as("of the same agent").isEqualTo(9);
  }

  @Test
  void leavesOutProjectsWithATaskThatTellsNothing() {
    List<Past> others = new ArrayList<>();
    for (Past one : past(9, 0, new Random(1))) {
      PastTask silent = new PastTask(new AgentKind("QA"), Duration.ofDays(2), List.of());
      others.add(new Past("web-app", Duration.ofDays(2), List.of(one.tasks().getFirst(), silent)));
    }

    Estimate estimate = estimate(new History(others), "scripted");

    assertThat(estimate.samples()).isZero();
    assertThat(estimate.steps()).extracting(StepEstimate::samples).containsExactly(9, 0, 0, 0);
  }

  @Test
  void pricesTokensAnewWhereAnotherModelWasAsked() {
    List<Past> dear = new ArrayList<>();
    for (int n = 0; n < 6; n++) {
      PastTask task = task(0, 9e9, "scripted/gone", Origin.SIMULATED);
      dear.add(new Past("web-app", Duration.ofSeconds(9), List.of(task)));
    }

    Estimate estimate = estimate(new History(dear), "scripted");

    // 100 tokens in and 10 out, at 3 and 15 a million.
    assertThat(estimate.nanos().expected()).isCloseTo(450_000, within(1.0));
  }

  @Test
  void saysWhetherABudgetSuffices() {
    Estimate cheap = estimate(new History(past(20, 0.2, new Random(1), 1e7)), "scripted");
    Estimate dear = estimate(new History(past(20, 0.2, new Random(1), 1e9)), "scripted");

    assertThat(dear.verdict(dear.quote().cost().high())).isEqualTo(Verdict.YES);
    assertThat(dear.verdict(dear.quote().cost().expected())).isEqualTo(Verdict.PERHAPS);
    assertThat(dear.verdict(dear.quote().cost().low())).isEqualTo(Verdict.PERHAPS);
    assertThat(dear.verdict(dear.quote().cost().low().minus(new Usd(1)))).isEqualTo(Verdict.NO);
    assertThat(cheap.verdict(Usd.of("0.2"))).as("less than a hold").isEqualTo(Verdict.NO);
    assertThat(cheap.verdict(Usd.of("0.3"))).isEqualTo(Verdict.YES);
  }

  @Test
  void saysWhyNoModelCanBeAsked() {
    Estimate estimate = estimate(new History(List.of()), "nobody");
    QuoteView view = QuoteView.of(estimate, Usd.of("1000"));

    assertThat(estimate.isFeasible()).isFalse();
    assertThat(view.budgetSuffices()).isEqualTo(Verdict.NO);
    assertThat(view.steps().getFirst().asks().getFirst().models()).isEmpty();
    assertThat(view.steps().getFirst().asks().getFirst().obstacles())
        .singleElement()
        .asString()
        .contains("scripted", "not configured");
  }

  /** Quotes of a growing history, each compared with the project that comes next. */
  @Test
  void holdsEightOfTenProjectsOfASyntheticHistory() {
    Random random = new Random(9);
    int within = 0;
    int inTime = 0;
    int all = 0;
    for (int shop = 0; shop < 40; shop++) {
      List<Past> history = past(30, 0.4, random, 1e7);
      for (int size = Range.FEWEST_SAMPLES; size < history.size(); size++) {
        Estimate estimate = estimate(new History(history.subList(0, size)), "scripted");
        Past next = history.get(size);
        double cost = next.tasks().stream().mapToDouble(EstimatorTest::nanos).sum();
        within += estimate.nanos().low() <= cost && cost <= estimate.nanos().high() ? 1 : 0;
        double time = next.time().toMillis();
        inTime += estimate.millis().low() <= time && time <= estimate.millis().high() ? 1 : 0;
        all++;
      }
    }

    assertThat((double) within / all).isBetween(0.75, 0.85);
    assertThat((double) inTime / all).isBetween(0.75, 0.85);
  }

  @Test
  void refusesATemplateWithATierThatThereIsNot() {
    UsualAsk ask = new UsualAsk("plan", "golden", 1, 1, 1, 1);
    UsualStep step = new UsualStep(TaskKey.PLAN, AgentKind.CTO, Set.of(), List.of(ask));
    Template template = new Template("web-app", "W", "W", "W", List.of(step));

    assertThatIllegalStateException()
        .isThrownBy(() -> Outlook.requireKnownTiers(template))
        .withMessageContaining("web-app")
        .withMessageContaining("golden")
        .withMessageContaining("ECONOMY, STANDARD, PREMIUM");
  }

  private static double nanos(PastTask task) {
    return task.efforts().stream().mapToDouble(effort -> effort.cost().nanos()).sum();
  }

  private static List<Past> past(int projects, double spread, Random random) {
    return past(projects, spread, random, 1e7);
  }

  /** Tasks of a project share their brief: what is large is large in all of them. */
  private static List<Past> past(int projects, double spread, Random random, double nanos) {
    List<Past> past = new ArrayList<>();
    for (int n = 0; n < projects; n++) {
      double size = Math.exp(spread * random.nextGaussian());
      List<PastTask> tasks = new ArrayList<>();
      for (int kind = 0; kind < KINDS.size(); kind++) {
        double own = size * Math.exp(spread / 2 * random.nextGaussian());
        tasks.add(task(kind, nanos * own, MODEL.toString(), Origin.SIMULATED));
      }
      past.add(new Past("web-app", Duration.ofMillis(Math.round(9_000 * size)), tasks));
    }
    return past;
  }

  private static PastTask task(int kind, double nanos, String model, Origin origin) {
    Effort effort =
        new Effort(
            new UUID(0, kind),
            TYPES.get(kind),
            ModelId.of(model),
            origin,
            1,
            TokenUsage.of(100, 10),
            new Usd(Math.round(nanos)));
    return new PastTask(new AgentKind(KINDS.get(kind)), Duration.ofSeconds(3), List.of(effort));
  }

  private static Estimate estimate(History history, String provider) {
    Offer offer =
        new Offer(
            MODEL,
            Tier.STANDARD,
            PriceList.of(Price.of(Usd.of("3"), Usd.of("15"))),
            200_000,
            64_000,
            ModelCard.PLAIN,
            Lifetime.OPEN,
            Origin.SIMULATED);
    Market market = Market.fresh(new Catalog(List.of(offer)), TODAY, Set.of(provider));
    var outlook =
        new Outlook(new ScoringPolicy(new ByteEstimate(), 0), market, Terms.STANDARD, BRIEF);
    return new Estimator(WEB_APP, outlook, history).estimate();
  }
}
