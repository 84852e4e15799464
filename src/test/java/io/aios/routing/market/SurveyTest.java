package io.aios.routing.market;

import static io.aios.llm.BreakerState.CLOSED;
import static io.aios.llm.BreakerState.HALF_OPEN;
import static io.aios.llm.BreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Allowance;
import io.aios.llm.BreakerState;
import io.aios.llm.ModelId;
import io.aios.llm.ModelStatus;
import io.aios.llm.ModelStatus.Spread;
import io.aios.llm.Origin;
import io.aios.llm.ProviderStatus;
import io.aios.routing.Conditions;
import io.aios.routing.Conditions.Closure;
import io.aios.routing.Conditions.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ModelId LARGE = ModelId.of("acme/large");

  @Test
  void addsUpWhatAllProcessesReport() {
    ProviderStatus one = provider("acme", CLOSED, List.of(), model("large", CLOSED, 30, 3, 2_000));
    ProviderStatus two = provider("acme", CLOSED, List.of(), model("large", CLOSED, 10, 1, 6_000));

    Conditions conditions = Survey.of(worker(List.of(one), Map.of(), List.of(one, two)));

    assertThat(conditions.of(LARGE))
        .contains(new Condition(40, 4, Duration.ofMillis(3_000), Duration.ofMillis(300)));
    assertThat(conditions.closed()).isEmpty();
  }

  @Test
  void knowsItsOwnProvidersBeforeAnybodyReportsThem() {
    ProviderStatus own = provider("acme", CLOSED, List.of(), model("large", CLOSED, 5, 0, 1_000));

    assertThat(Survey.of(worker(List.of(own), Map.of(), List.of())).of(LARGE))
        .contains(new Condition(5, 0, Duration.ofSeconds(1), Duration.ofMillis(100)));
  }

  @Test
  void modelWithoutRepliesHasNoTimes() {
    ProviderStatus own =
        provider(
            "acme",
            CLOSED,
            List.of(),
            new ModelStatus("large", CLOSED, 2, 2, Spread.NONE, Spread.NONE, List.of()));

    assertThat(Survey.of(worker(List.of(own), Map.of(), List.of())).of(LARGE))
        .contains(new Condition(2, 2, Duration.ZERO, Duration.ZERO));
  }

  @Test
  void closesWhatOwnBreakersStopAndSaysForHowLong() {
    ProviderStatus own = provider("acme", CLOSED, List.of(), model("large", OPEN, 5, 5, 1));

    Conditions conditions =
        Survey.of(worker(List.of(own), Map.of("acme/large", NOON.plusSeconds(17)), List.of()));

    assertThat(conditions.closure(LARGE))
        .contains(new Closure("its breaker is open", Duration.ofSeconds(17)));
    assertThat(conditions.closure(ModelId.of("acme/small"))).isEmpty();
  }

  @Test
  void breakersOfOthersStopNobodyWhoCallsItself() {
    ProviderStatus own = provider("acme", CLOSED, List.of());
    ProviderStatus other = provider("acme", OPEN, List.of());

    assertThat(Survey.of(worker(List.of(own), Map.of(), List.of(own, other))).closed()).isEmpty();
  }

  @Test
  void whoOnlyLooksIsToldWhatAllBreakersSay() {
    ProviderStatus one = provider("acme", OPEN, List.of(), model("large", OPEN, 5, 5, 1));
    ProviderStatus two = provider("acme", HALF_OPEN, List.of(), model("large", OPEN, 5, 5, 1));

    Conditions conditions = Survey.of(gateway(List.of(), List.of(one, two)));

    assertThat(conditions.closure(LARGE))
        .contains(new Closure("the breakers of all that call it are open", Duration.ZERO));
    assertThat(conditions.closed()).containsOnlyKeys("acme/large");
  }

  @Test
  void closesAProviderWhoseLimitIsUsedUpForLongerThanThePatience() {
    ProviderStatus own = provider("acme", CLOSED, List.of(limit("input-tokens", 0, 21)));

    assertThat(Survey.of(worker(List.of(own), Map.of(), List.of())).closure(LARGE))
        .contains(new Closure("its limit of 50 input tokens is used up", Duration.ofSeconds(21)));
  }

  @Test
  void limitThatIsSoonWholeOrNotUsedUpClosesNothing() {
    ProviderStatus own =
        provider("acme", CLOSED, List.of(limit("requests", 0, 20), limit("tokens", 1, 90)));

    assertThat(Survey.of(worker(List.of(own), Map.of(), List.of())).closed()).isEmpty();
  }

  @Test
  void whatTheProviderToldOneProcessIsTrueForAll() {
    ProviderStatus own = provider("acme", CLOSED, List.of());
    ProviderStatus other = provider("acme", CLOSED, List.of(limit("requests", 0, 45)));

    Conditions conditions =
        Survey.of(worker(List.of(own), Map.of("acme", NOON.plusSeconds(5)), List.of(own, other)));

    assertThat(conditions.closure(LARGE))
        .contains(new Closure("its limit of 50 requests is used up", Duration.ofSeconds(45)));
  }

  @Test
  void whoCallsKnowsOnlyProvidersOfItsOwn() {
    ProviderStatus own = provider("acme", CLOSED, List.of());
    ProviderStatus elsewhere = provider("gpu", OPEN, List.of(limit("requests", 0, 99)));
    Tidings tidings = worker(List.of(own), Map.of(), List.of(own, elsewhere));

    assertThat(tidings.providers()).containsExactly("acme");
    assertThat(Survey.of(tidings).closed()).isEmpty();
  }

  @Test
  void whoOnlyLooksKnowsProvidersThatAreReported() {
    ProviderStatus scripted = provider("scripted", CLOSED, List.of());
    ProviderStatus elsewhere = provider("gpu", CLOSED, List.of());

    assertThat(gateway(List.of(scripted), List.of(elsewhere)).providers()).containsExactly("gpu");
    assertThat(gateway(List.of(scripted), List.of()).providers()).containsExactly("scripted");
  }

  private static Tidings worker(
      List<ProviderStatus> own, Map<String, Instant> reopenings, List<ProviderStatus> reported) {
    return new Tidings(Reach.OWN, own, reopenings, reported, NOON, PATIENCE);
  }

  private static Tidings gateway(List<ProviderStatus> own, List<ProviderStatus> reported) {
    return new Tidings(Reach.REPORTED, own, Map.of(), reported, NOON, PATIENCE);
  }

  private static ProviderStatus provider(
      String name, BreakerState breaker, List<Allowance.Limit> headroom, ModelStatus... models) {
    return new ProviderStatus(
        name,
        Origin.MODEL,
        breaker,
        new ProviderStatus.Permits(0, 0, 0),
        new ProviderStatus.Checkup.Never(),
        headroom,
        List.of(models));
  }

  private static ModelStatus model(
      String name, BreakerState breaker, int calls, int failures, long millis) {
    Duration p50 = Duration.ofMillis(millis);
    return new ModelStatus(
        name,
        breaker,
        calls,
        failures,
        new Spread(calls, p50, p50),
        new Spread(calls, p50.dividedBy(10), p50),
        List.of());
  }

  private static Allowance.Limit limit(String kind, long left, long seconds) {
    return new Allowance.Limit(kind, 50, left, NOON.plusSeconds(seconds));
  }
}
