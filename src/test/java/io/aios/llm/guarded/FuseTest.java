package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.BreakerState;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.guarded.Fuses.Entry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FuseTest {

  private static final Judgement PROVIDER_FAULT = new Judgement(Blame.AT_FAULT, Blame.UNINVOLVED);
  private static final Judgement MODEL_FAULT = new Judgement(Blame.UNINVOLVED, Blame.AT_FAULT);
  private static final Judgement GOOD = new Judgement(Blame.CLEARED, Blame.CLEARED);

  private static final ModelFailure CAUSE = new ModelFailure.TimedOut("120 s");

  private final SettableTime time = new SettableTime();
  private final AtomicInteger opened = new AtomicInteger();
  private final Fuses fuses =
      new Fuses(
          "acme",
          CircuitBreakerRegistry.ofDefaults(),
          GuardCast.BREAKER,
          time,
          opened::incrementAndGet);

  @Test
  void opensWithTheFifthFaultInARow() {
    calls(4, PROVIDER_FAULT);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);

    calls(1, PROVIDER_FAULT);

    assertThat(fuses.state()).isEqualTo(BreakerState.OPEN);
    assertThat(opened).hasValue(1);
    assertThat(fuses.enter(GuardCast.MODEL)).isInstanceOf(Entry.Barred.class);
  }

  @Test
  void opensWhenHalfOfTheWindowFailed() {
    calls(11, GOOD);
    calls(9, PROVIDER_FAULT);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);

    calls(1, PROVIDER_FAULT);

    assertThat(fuses.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void callsThatAreNobodysFaultNeitherOpenNorHide() {
    calls(100, Judgement.NOBODY);
    calls(4, PROVIDER_FAULT);
    calls(100, Judgement.NOBODY);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);

    calls(1, PROVIDER_FAULT);

    assertThat(fuses.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void modelThatFailsLeavesOthersAlone() {
    calls(5, MODEL_FAULT);

    assertThat(fuses.state("large")).isEqualTo(BreakerState.OPEN);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(opened).hasValue(0);
    assertThat(fuses.enter(GuardCast.OTHER_MODEL)).isInstanceOf(Entry.Open.class);
  }

  @Test
  void saysWhyAndWhenItIsAskedAgain() {
    calls(5, PROVIDER_FAULT);
    time.pass(Duration.ofMillis(17_500));

    assertThat(fuses.openBecause(GuardCast.MODEL))
        .contains(
            new ModelFailure.Unavailable(
                "acme is not asked, because it failed (TimedOut: 120 s); asked again in 13 s"));
  }

  @Test
  void saysUntilWhenWhatIsNotCalled() {
    calls(5, PROVIDER_FAULT);
    assertThat(fuses.reopenings()).containsOnlyKeys("acme");
    assertThat(fuses.reopenings().get("acme")).isEqualTo(time.instant().plusSeconds(30));

    time.pass(Duration.ofSeconds(30));

    assertThat(fuses.reopenings()).isEmpty();
    assertThat(fuses.state()).as("a call would find out").isEqualTo(BreakerState.HALF_OPEN);
  }

  @Test
  void barsAtOnceAndForLong() {
    calls(1, new Judgement(Blame.BARRED, Blame.UNINVOLVED));
    time.pass(Duration.ofMinutes(4));
    assertThat(fuses.openBecause(GuardCast.MODEL)).isPresent();
    assertThat(fuses.enter(GuardCast.MODEL)).isInstanceOf(Entry.Barred.class);

    time.pass(Duration.ofSeconds(61));

    assertThat(fuses.openBecause(GuardCast.MODEL)).isEmpty();
    assertThat(fuses.enter(GuardCast.MODEL)).isInstanceOf(Entry.Open.class);
  }

  @Test
  void leavesHopeWhileACallFindsOutWhetherTheQuotaIsBack() {
    ModelFailure quota = new ModelFailure.QuotaExhausted("no credit");
    entered().leave(new Judgement(Blame.BARRED, Blame.UNINVOLVED), Duration.ZERO, quota);
    assertThat(fuses.openBecause(GuardCast.MODEL)).get().isInstanceOf(quota.getClass());
    time.pass(Duration.ofMinutes(5).plusSeconds(1));
    entered();

    assertThat(fuses.enter(GuardCast.MODEL))
        .isEqualTo(
            new Entry.Barred(
                new ModelFailure.Unavailable(
                    "acme is not asked, because it failed (QuotaExhausted: no credit);"
                        + " one call is finding out whether it is back")));
  }

  @Test
  void oneGoodProbeClosesIt() {
    calls(5, PROVIDER_FAULT);
    time.pass(Duration.ofSeconds(31));

    calls(1, GOOD);

    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);
    calls(4, PROVIDER_FAULT);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void badProbeOpensItAgain() {
    calls(5, PROVIDER_FAULT);
    time.pass(Duration.ofSeconds(31));

    calls(1, PROVIDER_FAULT);

    assertThat(fuses.state()).isEqualTo(BreakerState.OPEN);
    assertThat(fuses.openBecause(GuardCast.MODEL))
        .get()
        .extracting(ModelFailure::detail)
        .asString()
        .endsWith("in 30 s");
    assertThat(opened).hasValue(2);
  }

  @Test
  void probeThatIsNobodysFaultLetsTheNextOneProbe() {
    calls(5, PROVIDER_FAULT);
    time.pass(Duration.ofSeconds(31));

    calls(3, Judgement.NOBODY);

    assertThat(fuses.state()).isEqualTo(BreakerState.HALF_OPEN);
    calls(1, GOOD);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void halfOpenLetsOneOfFiftyThreadsThrough() throws InterruptedException, ExecutionException {
    calls(5, PROVIDER_FAULT);
    time.pass(Duration.ofSeconds(31));

    for (int round = 0; round < 20; round++) {
      List<Entry.Open> probes = enterAtOnce(50);
      assertThat(probes).hasSize(1);
      probes.forEach(probe -> probe.leave(Judgement.NOBODY, Duration.ZERO, CAUSE));
    }
  }

  @Test
  void callsFromBeforeItOpenedNeitherCloseItNorLetMoreProbesThrough() {
    Entry.Open lateSuccess = entered();
    Entry.Open lateNothing = entered();
    Entry.Open lateFault = entered();
    calls(5, PROVIDER_FAULT);
    time.pass(Duration.ofSeconds(31));
    Entry.Open probe = entered();

    lateSuccess.leave(GOOD, Duration.ZERO, CAUSE);
    lateNothing.leave(Judgement.NOBODY, Duration.ZERO, CAUSE);
    lateFault.leave(PROVIDER_FAULT, Duration.ZERO, CAUSE);

    assertThat(fuses.state()).isEqualTo(BreakerState.HALF_OPEN);
    assertThat(fuses.enter(GuardCast.MODEL)).isInstanceOf(Entry.Barred.class);
    probe.leave(GOOD, Duration.ZERO, CAUSE);
    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void closedModelGivesTheProbeOfItsProviderBack() {
    calls(5, MODEL_FAULT);
    for (int call = 0; call < 5; call++) {
      entered(GuardCast.OTHER_MODEL).leave(PROVIDER_FAULT, Duration.ZERO, CAUSE);
    }
    time.pass(Duration.ofSeconds(31));
    Entry.Open first = entered(GuardCast.MODEL);
    first.leave(MODEL_FAULT, Duration.ZERO, CAUSE);

    assertThat(fuses.enter(GuardCast.MODEL)).isInstanceOf(Entry.Barred.class);

    assertThat(fuses.enter(GuardCast.OTHER_MODEL)).isInstanceOf(Entry.Open.class);
  }

  @Test
  void longCallsAreNoFault() {
    for (int call = 0; call < 20; call++) {
      entered().leave(GOOD, Duration.ofMinutes(14), CAUSE);
    }

    assertThat(fuses.state()).isEqualTo(BreakerState.CLOSED);
  }

  private void calls(int number, Judgement judgement) {
    for (int call = 0; call < number; call++) {
      entered().leave(judgement, Duration.ofMillis(3), CAUSE);
    }
  }

  private Entry.Open entered() {
    return entered(GuardCast.MODEL);
  }

  private Entry.Open entered(ModelId model) {
    Entry entry = fuses.enter(model);
    assertThat(entry).isInstanceOf(Entry.Open.class);
    return (Entry.Open) entry;
  }

  private List<Entry.Open> enterAtOnce(int threads)
      throws InterruptedException, ExecutionException {
    Callable<Entry> enter = () -> fuses.enter(GuardCast.MODEL);
    List<Entry.Open> through = new ArrayList<>();
    try (var crowd = Executors.newFixedThreadPool(threads)) {
      for (Future<Entry> entry : crowd.invokeAll(Collections.nCopies(threads, enter))) {
        if (entry.get() instanceof Entry.Open open) {
          through.add(open);
        }
      }
    }
    return through;
  }
}
