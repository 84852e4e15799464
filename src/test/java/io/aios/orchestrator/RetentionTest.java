package io.aios.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.MemoryArtifacts;
import io.aios.engine.DurableWrite;
import io.aios.ledger.AccountId;
import io.aios.ledger.CallKey;
import io.aios.ledger.Charge;
import io.aios.ledger.Decision;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.MemoryLedger;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.orchestrator.Retention.Batch;
import io.aios.project.Event;
import io.aios.project.IdSource;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectLife;
import io.aios.project.Remains.Kind;
import io.aios.project.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final Usd ONE = Usd.of("1");
  private static final Duration DAY = Duration.ofDays(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(ProjectCast.NOON);
  private final IdSource ids = ProjectCast.ids(3);
  private final Stores stores = Stores.inMemory();
  private final MemoryArtifacts artifacts = new MemoryArtifacts();
  private final MemoryLedger ledger = new MemoryLedger(now::get);

  @Test
  void eachKindExpiresAfterItsOwnTime() {
    Retention retention = retention(10);
    ProjectLife ended = worked().cancel();
    ProjectLife running = worked();

    assertThat(expireAll(retention)).as("too early").isEmpty();
    now.updateAndGet(instant -> instant.plus(DAY).plusSeconds(60));
    assertThat(expireAll(retention)).containsOnlyKeys(Kind.REPLIES);
    now.updateAndGet(instant -> instant.plus(DAY));
    assertThat(expireAll(retention)).containsOnlyKeys(Kind.EVENTS);
    now.updateAndGet(instant -> instant.plus(DAY.multipliedBy(1_000)));
    assertThat(expireAll(retention)).as("files are kept for ever").isEmpty();

    assertThat(stores.events().after(ended.id(), 0, 10)).isEmpty();
    assertThat(stores.events().after(running.id(), 0, 10)).hasSize(3);
    assertThat(ledger.replies().withReplies(List.of(task(ended), task(running))))
        .containsExactly(task(running));
    assertThat(artifacts.files(ended.id().value())).hasSize(1);
    assertThat(stores.remains().expired(ended.id()).times())
        .containsOnlyKeys(Kind.EVENTS, Kind.REPLIES);
    assertThat(stores.remains().expired(running.id()).times()).isEmpty();
  }

  @Test
  void aProjectIsMarkedOnlyWhenNothingOfItIsLeft() {
    Retention retention = retention(2);
    ProjectLife ended = worked().cancel();
    now.updateAndGet(instant -> instant.plus(DAY.multipliedBy(3)));

    assertThat(retention.expire(Kind.EVENTS)).isEqualTo(new Batch(2, 0));
    assertThat(stores.remains().expired(ended.id()).times()).isEmpty();
    assertThat(retention.expire(Kind.EVENTS)).isEqualTo(new Batch(2, 1));
    assertThat(retention.expire(Kind.EVENTS)).isEqualTo(Batch.NONE);
  }

  @Test
  void waitsForACallThatIsStillOpen() {
    Retention retention = retention(10);
    ProjectLife ended = worked().cancel();
    Hold open = hold(ended, "late");
    now.updateAndGet(instant -> instant.plus(DAY.multipliedBy(3)));

    assertThat(retention.expire(Kind.REPLIES)).isEqualTo(new Batch(1, 0));
    assertThat(retention.expire(Kind.REPLIES).hasMoved()).isFalse();
    settle(open);

    assertThat(retention.expire(Kind.REPLIES)).isEqualTo(new Batch(1, 1));
  }

  @Test
  void countsWhatHasExpiredAndSaysWhetherThereIsMore() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    worked().cancel();
    now.updateAndGet(instant -> instant.plus(DAY.multipliedBy(3)));
    RetentionProperties settings =
        new RetentionProperties("2d", "1d", "never", 3, Duration.ZERO, Duration.ofMinutes(1));
    Sweep sweep = new Sweep(retention(3), settings, new SplittableRandom(1), registry);

    assertThat(sweep.expireSome()).isTrue();
    assertThat(sweep.expireSome()).isTrue();
    assertThat(sweep.expireSome()).isFalse();

    assertThat(registry.counter("aios.retention.expired", "what", "events").count()).isEqualTo(4);
    assertThat(registry.counter("aios.retention.expired", "what", "replies").count()).isEqualTo(1);
    assertThat(registry.counter("aios.retention.expired", "what", "artifacts").count()).isZero();
  }

  @Test
  void goesOnSoonWhileThereIsMoreAndSeldomWhenThereIsNot() {
    worked().cancel();
    now.updateAndGet(instant -> instant.plus(DAY.multipliedBy(3)));
    RetentionProperties settings =
        new RetentionProperties(
            "2d", "1d", "never", 50, Duration.ofMillis(20), Duration.ofMinutes(6));
    Sweep sweep =
        new Sweep(retention(50), settings, new SplittableRandom(1), new SimpleMeterRegistry());

    sweep.round();
    assertThat(sweep.pause()).isEqualTo(Duration.ofMillis(20));
    sweep.round();
    assertThat(sweep.pause()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
  }

  private Retention retention(int batch) {
    return new Retention(
        new Retention.Stores(stores.remains(), ledger.replies(), artifacts),
        new DurableWrite(stores.transactions(), InstantSource.system(), Thread::sleep),
        Map.of(Kind.EVENTS, DAY.multipliedBy(2), Kind.REPLIES, DAY),
        batch,
        now::get);
  }

  private static Map<Kind, Batch> expireAll(Retention retention) {
    Map<Kind, Batch> moved = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      Batch batch = retention.expire(kind);
      if (batch.hasMoved()) {
        moved.put(kind, batch);
      }
    }
    return moved;
  }

  /** A project with a report, three events, a reply and a file. */
  private ProjectLife worked() {
    ProjectLife life = ProjectLife.planned(stores, ids);
    Event event = new Event.OfProject(Event.Kind.PROJECT_STARTED, "It has started");
    stores.events().append(life.id(), List.of(event, event, event), now.get());
    Artifact file = Artifact.of("a.txt", "the same");
    artifacts.keep(life.id().value(), List.of(file));
    artifacts.lay(life.id().value(), "plan", List.of(file.ref()));
    ledger.open(AccountId.ofProject(life.id().value()), Usd.of("10"));
    settle(hold(life, "files-0"));
    return life;
  }

  private static UUID task(ProjectLife life) {
    return life.task("plan").id().value();
  }

  private Hold hold(ProjectLife life, String step) {
    HoldResult result =
        ledger.hold(
            new HoldRequest(
                new CallKey(task(life), step, "cafe"),
                new Purpose("default", life.id().value(), "QA", "qa"),
                new TreeSet<>(List.of(AccountId.ofProject(life.id().value()))),
                ModelId.of("scripted/economy"),
                Origin.SIMULATED,
                ONE,
                Duration.ofHours(1),
                false,
                Decision.of("the cheapest")));
    return ((HoldResult.Granted) result).hold();
  }

  private void settle(Hold hold) {
    Reply reply =
        new Reply(
            ModelId.of("scripted/economy"),
            "done",
            StopReason.END,
            TokenUsage.of(1, 1),
            Origin.SIMULATED);
    ledger.settle(hold, new Charge(reply, ONE));
  }
}
