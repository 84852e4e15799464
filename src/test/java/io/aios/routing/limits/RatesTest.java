package io.aios.routing.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.llm.Allowance;
import io.aios.llm.TokenUsage;
import io.aios.routing.CallGate;
import io.aios.routing.Turnstile.Entry;
import io.aios.routing.Turnstile.Passage;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class RatesTest {

  private static final UUID SHOP = UUID.randomUUID();
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Database database;
  private final SettableTime time = new SettableTime();
  private final Informant provider = new Informant("acme");

  RatesTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void emptyBuckets() {
    database.jdbc().sql("truncate rate_bucket").update();
  }

  @Test
  void noMinuteSeesMoreThanItsLimitAndFewMinutesMuchLess() {
    List<Office> three =
        IntStream.range(0, 3).mapToObj(number -> office(Office.perMinute(60, 0, 0))).toList();
    List<Instant> calls = new ArrayList<>();
    Instant start = time.instant();

    for (int number = 0; number < 600; number++) {
      entered(three.get(number % 3).enter(SHOP, HOUR)).pass().leave(TokenUsage.NONE);
      calls.add(time.instant());
      if (number % 100 == 99) {
        time.pass(Duration.ofSeconds(90)); // one of six rests, after which a burst is allowed
      }
    }

    for (Instant from : calls) {
      long within =
          calls.stream()
              .filter(call -> !call.isBefore(from) && call.isBefore(from.plus(MINUTE)))
              .count();
      assertThat(within).isLessThanOrEqualTo(60);
    }
    Duration rests = Duration.ofMinutes(9);
    assertThat(Duration.between(start, time.instant()).minus(rests))
        .isLessThan(Duration.ofMinutes(11));
  }

  @Test
  void crowdInThreeProcessesGetsNoMoreThanTheBurst() throws Exception {
    List<Office> three =
        IntStream.range(0, 3).mapToObj(number -> office(Office.perMinute(70, 0, 0))).toList();
    List<Future<Entry>> all = new ArrayList<>();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 90; number++) {
        Office office = three.get(number % 3);
        all.add(threads.submit(() -> office.enter(SHOP, Duration.ofMillis(1))));
      }
    }

    long entered = 0;
    for (Future<Entry> one : all) {
      entered += one.get() instanceof Entry.Entered ? 1 : 0;
    }
    assertThat(entered).isBetween(1L, 7L);
  }

  @Test
  void givesBackWhatWasNotUsed() {
    Office office = office(Office.perMinute(0, 10_000, 10_000));

    entered(office.enter(passage(900, 900), Duration.ZERO)).pass().leave(TokenUsage.of(100, 50));

    entered(office.enter(passage(900, 900), Duration.ZERO)).pass().leave(TokenUsage.of(100, 50));
    assertThat(office.enter(passage(900, 900), Duration.ZERO)).isInstanceOf(Entry.Full.class);
  }

  @Test
  void takesWhatWasUsedBeyondTheEstimate() {
    Office office = office(Office.perMinute(0, 10_000, 0));

    entered(office.enter(passage(100, 0), Duration.ZERO)).pass().leave(TokenUsage.of(2_000, 0));

    // 1,000 of the bucket and 1,000 on credit, which 9,001 a minute pay back.
    assertThat(full(office.enter(passage(1, 0), Duration.ZERO)).after())
        .isBetween(Duration.ofMillis(6_660), Duration.ofMillis(6_680));
  }

  @Test
  void countThatNoMinuteHoldsShutsNobodyOutForLong() {
    Office office = office(Office.perMinute(0, 10_000, 10_000));

    entered(office.enter(passage(100, 100), Duration.ZERO))
        .pass()
        .leave(TokenUsage.of(1_000_000_000_000L, 1_000_000_000_000L));

    assertThat(full(office.enter(passage(1, 1), Duration.ZERO)).after())
        .isLessThan(Duration.ofSeconds(90));
  }

  @Test
  void callThatIsLargerThanTheBucketGoesWhenItIsFullAndOwesTheRest() {
    Office office = office(Office.perMinute(0, 10_000, 0));

    entered(office.enter(passage(4_000, 0), Duration.ZERO)).pass().leave(TokenUsage.of(4_000, 0));

    Duration after = full(office.enter(passage(4_000, 0), Duration.ZERO)).after();
    assertThat(after).isBetween(Duration.ofMillis(26_600), Duration.ofMillis(26_700));
    time.pass(after);
    entered(office.enter(passage(4_000, 0), Duration.ZERO));
  }

  @Test
  void saysWhenItMayBeMadeAndKeepsTheWord() {
    Office office = office(Office.perMinute(50, 0, 0));
    for (int number = 0; number < 5; number++) {
      entered(office.enter(SHOP, Duration.ZERO));
    }

    Entry.Full full = full(office.enter(SHOP, Duration.ofMillis(500)));

    assertThat(full.reason()).isEqualTo("its limit of 50 requests a minute is used up");
    time.pass(full.after().minusMillis(1));
    full(office.enter(SHOP, Duration.ZERO));
    time.pass(Duration.ofMillis(1));
    entered(office.enter(SHOP, Duration.ZERO));
  }

  @Test
  void whoGivesUpTakesNothing() {
    Office office = office(Office.perMinute(50, 10_000, 0));
    entered(office.enter(passage(1_000, 0), Duration.ZERO));

    for (int number = 0; number < 20; number++) {
      full(office.enter(passage(1_000, 0), Duration.ZERO));
    }

    time.pass(Duration.ofSeconds(10));
    entered(office.enter(passage(1_000, 0), Duration.ZERO));
  }

  @Test
  void heedsWhatTheProviderSaysIsLeft() {
    Office office = office(Office.perMinute(100, 0, 0));
    provider.says(new Allowance(time.instant(), List.of(limit("requests", 2))));
    entered(office.enter(SHOP, Duration.ZERO)).pass().leave(TokenUsage.NONE);

    entered(office.enter(SHOP, Duration.ZERO)).pass().leave(TokenUsage.NONE);
    entered(office.enter(SHOP, Duration.ZERO)).pass().leave(TokenUsage.NONE);

    full(office.enter(SHOP, Duration.ZERO));
  }

  @Test
  void neverRaisesABucketToWhatTheProviderSays() {
    Office office = office(Office.perMinute(20, 0, 0));
    provider.says(new Allowance(time.instant(), List.of(limit("requests", 1_000))));

    entered(office.enter(SHOP, Duration.ZERO)).pass().leave(TokenUsage.NONE);
    entered(office.enter(SHOP, Duration.ZERO)).pass().leave(TokenUsage.NONE);

    full(office.enter(SHOP, Duration.ZERO));
  }

  @Test
  void allTokensOfAProviderBoundBothKinds() {
    Office office = office(Office.perMinute(0, 10_000, 10_000));
    provider.says(new Allowance(time.instant(), List.of(limit("tokens", 300))));
    entered(office.enter(passage(1, 1), Duration.ZERO)).pass().leave(TokenUsage.of(1, 1));

    full(office.enter(passage(301, 0), Duration.ZERO));
    full(office.enter(passage(0, 301), Duration.ZERO));
    entered(office.enter(passage(300, 300), Duration.ZERO));
  }

  @Test
  void cachedTokensCountOnlyWhereTheyDo() {
    var limits =
        new LimitsProperties(
            10, Map.of("acme", new LimitsProperties.OfProvider(0, 10_000, 0, false, 0)), Map.of());
    Office office = office(limits);
    entered(office.enter(passage(1_000, 0), Duration.ZERO))
        .pass()
        .leave(new TokenUsage(100, 900, 0, 0, 10));

    entered(office.enter(passage(900, 0), Duration.ZERO));
  }

  @Test
  void gateEndsTheWaitAndTakesNothing() throws Exception {
    var started = new CountDownLatch(1);
    Office office =
        Office.deaf(
            database,
            Office.perMinute(50, 0, 0),
            time,
            duration -> {
              started.countDown();
              new CountDownLatch(1).await();
            },
            provider);
    for (int number = 0; number < 5; number++) {
      entered(office.enter(SHOP, Duration.ZERO));
    }
    var gate = new CallGate();

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Entry> waiting =
          threads.submit(() -> office.turnstile().enter(passage(1, 1), HOUR, gate));
      started.await();
      gate.shut();

      assertThat(waiting.get()).isEqualTo(LimitedTurnstile.BROKEN_OFF);
    }
    time.pass(Duration.ofMillis(1_305)); // 46 flow in within a minute
    entered(office.enter(SHOP, Duration.ZERO));
  }

  @Test
  void asksNobodyWhereNothingIsLimited() {
    try (Database closed = Database.create()) {
      Office office = Office.deaf(closed, Office.perMinute(50, 0, 0), time, time::pass);
      closed.dataSource().close();

      Passage elsewhere = new Passage("other", Office.asker(SHOP), "QA", 1, 1);

      entered(office.enter(elsewhere, Duration.ZERO)).pass().leave(TokenUsage.of(1, 1));
    }
  }

  @Test
  void callEndsWellWhenTheDatabaseHasGoneMeanwhile() {
    try (Database closed = Database.create()) {
      var limits =
          new LimitsProperties(
              10, Map.of("acme", new LimitsProperties.OfProvider(9, 0, 0, true, 9)), Map.of());
      Office office = Office.deaf(closed, limits, time, time::pass);
      Entry.Entered entered = entered(office.enter(SHOP, Duration.ZERO));

      closed.dataSource().close();

      entered.pass().leave(TokenUsage.of(1, 1));
    }
  }

  @Test
  void otherProjectIsNotDelayedByAHundredThatWait() throws Exception {
    var turn = new Semaphore(0);
    var waits = new AtomicInteger();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Office office =
        Office.deaf(
            database,
            Office.perMinute(50, 0, 0),
            time,
            duration -> {
              waits.incrementAndGet();
              turn.acquire();
              time.pass(duration);
            },
            provider);
    for (int number = 0; number < 5; number++) {
      entered(office.enter(SHOP, Duration.ZERO));
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int number = 0; number < 100; number++) {
        threads.execute(() -> {
          entered(office.enter(SHOP, HOUR));
          order.add("shop");
        });
      }
      await().until(() -> waits.get() == 1);
      Thread single =
          Thread.ofVirtual()
              .start(() -> {
                entered(office.enter(UUID.randomUUID(), HOUR));
                order.add("blog");
              });
      await().until(() -> single.getState() == Thread.State.TIMED_WAITING);
      turn.release(2);
      single.join();

      assertThat(order.indexOf("blog")).isLessThanOrEqualTo(1);
      turn.release(200);
    }
    assertThat(order).hasSize(101);
  }

  private Office office(LimitsProperties limits) {
    return Office.deaf(database, limits, time, time::pass, provider);
  }

  private static Passage passage(long promptTokens, long outputTokens) {
    return new Passage("acme", Office.asker(SHOP), "BACKEND", promptTokens, outputTokens);
  }

  private Allowance.Limit limit(String kind, long left) {
    return new Allowance.Limit(kind, 100_000, left, time.instant().plusSeconds(60));
  }

  private static Entry.Entered entered(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Entered.class);
    return (Entry.Entered) entry;
  }

  private static Entry.Full full(Entry entry) {
    assertThat(entry).isInstanceOf(Entry.Full.class);
    return (Entry.Full) entry;
  }
}
