package io.aios.routing.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.llm.TokenUsage;
import io.aios.routing.CallGate;
import io.aios.routing.Turnstile.Asker;
import io.aios.routing.Turnstile.Entry;
import io.aios.routing.Turnstile.Passage;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class SeatsTest {

  private static final UUID SHOP = UUID.randomUUID();
  private static final UUID BLOG = UUID.randomUUID();

  private final Database database;
  private final SettableTime time = new SettableTime();
  private final List<Office> offices = new ArrayList<>();

  SeatsTest(Database database) {
    this.database = database;
  }

  @AfterEach
  void closeOffices() throws Exception {
    for (Office office : offices) {
      office.close();
    }
    database.jdbc().sql("truncate turnstile_seat, turnstile_place, turnstile_turn").update();
  }

  @Test
  void neverMoreCallsAtOnceThanThereAreSeats() throws Exception {
    List<Office> three = IntStream.range(0, 3).mapToObj(number -> open(Office.atOnce(4))).toList();
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var made = new AtomicInteger();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int number = 0; number < 240; number++) {
        Office office = three.get(number % 3);
        UUID project = number % 2 == 0 ? SHOP : BLOG;
        all.add(
            threads.submit(() -> {
              if (office.enter(project) instanceof Entry.Entered(var pass)) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                made.incrementAndGet();
                database.jdbc().sql("select 1").query(Integer.class).single();
                inside.decrementAndGet();
                pass.leave(TokenUsage.NONE);
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }

    assertThat(made).hasValue(240);
    assertThat(most).hasValue(4);
    assertThat(rows()).isZero();
  }

  @Test
  void singleCallOfAnotherProjectComesNextAfterAHundredThatWait() throws Exception {
    Office first = open(Office.atOnce(2));
    Office second = open(Office.atOnce(2));
    var granted = new AtomicInteger();
    List<Entry.Entered> seated = new ArrayList<>();
    seated.add(entered(first.enter(SHOP)));
    seated.add(entered(second.enter(SHOP)));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 100; number++) {
        Office office = number % 2 == 0 ? first : second;
        threads.execute(() -> {
          Entry.Entered entered = entered(office.enter(SHOP));
          granted.incrementAndGet();
          entered.pass().leave(TokenUsage.NONE);
        });
      }
      await().until(() -> rows() == 102);
      Future<Entry> single = threads.submit(() -> second.enter(BLOG));
      await().until(() -> rows() == 103);

      seated.getFirst().pass().leave(TokenUsage.NONE);

      Entry.Entered blog = entered(single.get());
      assertThat(granted).hasValue(0);
      blog.pass().leave(TokenUsage.NONE);
      seated.getLast().pass().leave(TokenUsage.NONE);
    }
    assertThat(granted).hasValue(100);
  }

  @Test
  void tenantsTakeTurnsHoweverManyProjectsTheyHave() throws Exception {
    Office office = open(Office.atOnce(1));
    Entry.Entered first = entered(office.enter(SHOP));
    List<String> order = Collections.synchronizedList(new ArrayList<>());

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 60; number++) {
        threads.execute(() -> passThrough(office, passage("acme", UUID.randomUUID()), order));
      }
      await().until(() -> rows() == 61);
      for (int number = 0; number < 5; number++) {
        threads.execute(() -> passThrough(office, passage("bolt", BLOG), order));
      }
      await().until(() -> rows() == 66);
      first.pass().leave(TokenUsage.NONE);
    }

    assertThat(order.subList(0, 10))
        .containsExactly(
            "bolt", "acme", "bolt", "acme", "bolt", "acme", "bolt", "acme", "bolt", "acme");
    assertThat(order).hasSize(65);
  }

  @Test
  void whoWasTurnedAwayKeepsItsPlaceForAWhile() {
    Office office = deaf(Office.atOnce(1));
    Instant start = time.instant();
    Passage early = passage("acme", SHOP);
    Passage late = passage("acme", SHOP);
    Entry.Entered first = entered(office.enter(SHOP, Duration.ZERO));

    for (Passage passage : List.of(early, late, early)) {
      assertThat(office.enter(passage, Duration.ZERO)).isInstanceOf(Entry.Full.class);
      time.pass(Duration.ofSeconds(10));
      office.seats().renew();
    }

    assertThat(askedAt(early)).isEqualTo(start);
    assertThat(askedAt(late)).isEqualTo(start.plusSeconds(10));
    first.pass().leave(TokenUsage.NONE);
    Entry.Entered second = entered(office.enter(late, Duration.ZERO));
    assertThat(places()).as("who has a seat needs no place").isOne();
    time.pass(Duration.ofMinutes(15));
    second.pass().leave(TokenUsage.NONE);
    assertThat(places()).isZero();
  }

  @Test
  void seatOfADeadProcessComesBack() throws Exception {
    Office dead = deaf(Office.atOnce(1));
    Office alive = deaf(Office.atOnce(1));
    entered(dead.enter(SHOP));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Entry> waiting = threads.submit(() -> alive.enter(BLOG));
      await().until(() -> rows() == 2);
      time.pass(Duration.ofSeconds(15));
      alive.seats().renew();
      assertThat(taken(BLOG)).isZero();

      time.pass(Duration.ofSeconds(5));
      alive.seats().renew();

      assertThat(waiting.get()).isInstanceOf(Entry.Entered.class);
    }
  }

  @Test
  void seatOfALivingProcessIsKept() {
    Office one = deaf(Office.atOnce(1));
    Office other = deaf(Office.atOnce(1));
    entered(one.enter(SHOP));

    for (int look = 0; look < 10; look++) {
      time.pass(Duration.ofSeconds(10));
      one.seats().renew();

      assertThat(other.enter(BLOG, Duration.ZERO)).isInstanceOf(Entry.Full.class);
    }
  }

  @Test
  void whoHearsNothingLooks() throws Exception {
    Office one = deaf(Office.atOnce(1));
    Office other = deaf(Office.atOnce(1));
    Entry.Entered first = entered(one.enter(SHOP));

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Entry> waiting = threads.submit(() -> other.enter(BLOG));
      await().until(() -> rows() == 2);
      first.pass().leave(TokenUsage.NONE);
      other.seats().renew();

      assertThat(waiting.get()).isInstanceOf(Entry.Entered.class);
    }
  }

  @Test
  void limitsOfProviderAndAgentBothHold() {
    Office office = deaf(Office.atOnce(2, "QA", 1));
    Passage qa = new Passage("acme", Office.asker(SHOP), "QA", 1, 1);
    Passage elsewhere = new Passage("other", Office.asker(SHOP), "QA", 1, 1);

    Entry.Entered first = entered(office.enter(qa, Duration.ZERO));

    assertThat(office.enter(elsewhere, Duration.ZERO)).isInstanceOf(Entry.Full.class);
    Entry.Entered second = entered(office.enter(BLOG, Duration.ZERO));
    first.pass().leave(TokenUsage.NONE);
    entered(office.enter(elsewhere, Duration.ZERO));
    second.pass().leave(TokenUsage.NONE);
  }

  @Test
  void saysWhyItIsFullAndHowLongThatLasts() {
    Office office = deaf(Office.atOnce(1));
    entered(office.enter(SHOP));
    time.pass(Duration.ofSeconds(7));

    assertThat(office.enter(BLOG, Duration.ZERO))
        .isEqualTo(
            new Entry.Full(
                "as many calls are made at once as provider acme may have", Duration.ofSeconds(7)));
    assertThat(rows()).isOne();
  }

  @Test
  void gateEndsTheWait() throws Exception {
    Office office = open(Office.atOnce(1));
    entered(office.enter(SHOP));
    var gate = new CallGate();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Entry> waiting =
          threads.submit(() ->
              office
                  .turnstile()
                  .enter(new Passage("acme", Office.asker(BLOG), "QA", 1, 1), Office.LONG, gate));
      await().until(() -> rows() == 2);
      gate.shut();

      assertThat(waiting.get()).isEqualTo(LimitedTurnstile.BROKEN_OFF);
    }
    assertThat(rows()).isOne();
  }

  @Test
  void interruptEndsTheWaitWithItsFlagSet() throws Exception {
    Office office = open(Office.atOnce(1));
    entered(office.enter(SHOP));
    var flag = new AtomicInteger();

    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              Entry entry = office.enter(BLOG);
              if (entry.equals(LimitedTurnstile.BROKEN_OFF)
                  && Thread.currentThread().isInterrupted()) {
                flag.set(1);
              }
            });
    await().until(() -> rows() == 2);
    waiting.interrupt();
    waiting.join();

    assertThat(flag).hasValue(1);
    assertThat(rows()).isOne();
  }

  private static void passThrough(Office office, Passage passage, List<String> order) {
    Entry.Entered entered = entered(office.enter(passage, Office.LONG));
    order.add(passage.asker().tenant());
    entered.pass().leave(TokenUsage.NONE);
  }

  private static Passage passage(String tenant, UUID project) {
    return new Passage("acme", new Asker(tenant, project, UUID.randomUUID()), "QA", 1, 1);
  }

  private Instant askedAt(Passage passage) {
    return database
        .jdbc()
        .sql("select asked_at from turnstile_place where task = :task")
        .param("task", passage.asker().task())
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private long places() {
    return database.jdbc().sql("select count(*) from turnstile_place").query(Long.class).single();
  }

  private Office open(LimitsProperties limits) {
    return opened(Office.open(database, limits, InstantSource.system()));
  }

  private Office deaf(LimitsProperties limits) {
    return opened(Office.deaf(database, limits, time, time::pass));
  }

  private Office opened(Office office) {
    offices.add(office);
    return office;
  }

  private static Entry.Entered entered(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Entered.class);
    return (Entry.Entered) entry;
  }

  private long rows() {
    return database.jdbc().sql("select count(*) from turnstile_seat").query(Long.class).single();
  }

  private long taken(UUID project) {
    return database
        .jdbc()
        .sql(
            "select count(*) from turnstile_seat where project = :project and taken_at is not null")
        .param("project", project)
        .query(Long.class)
        .single();
  }
}
