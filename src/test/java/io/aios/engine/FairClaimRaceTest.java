package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.LineModel.Row;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Processes that take rows and end them at the same time. */
@PostgresTest
class FairClaimRaceTest {

  private static final Instant START = Instant.parse("2026-10-25T01:30:00Z");
  private static final int PROCESSES = 9;
  private static final int ROWS = 360;
  private static final int QA_AT_ONCE = 3;
  private static final int BOLT_AT_ONCE = 4;
  private static final Admission ADMISSION =
      new Admission(
          new TreeMap<>(Map.of("QA", new Admission.Kind(QA_AT_ONCE))),
          new TreeMap<>(Map.of("bolt", new Admission.Share(2, BOLT_AT_ONCE))));

  private final LineDesk desk;
  private final Set<String> ever = ConcurrentHashMap.newKeySet();
  private final AtomicInteger twice = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final Held qa = new Held();
  private final Held bolt = new Held();

  FairClaimRaceTest(Database database) {
    this.desk = LineDesk.empty(database, ADMISSION, Duration.ofHours(1));
  }

  @Test
  void limitsHoldForAllProcessesAndNoRowIsTakenTwice() throws Exception {
    var random = new SplittableRandom(7);
    for (int number = 0; number < ROWS; number++) {
      String tenant = random.nextBoolean() ? "acme" : "bolt";
      String kind = random.nextBoolean() ? "QA" : "BACKEND";
      desk.join(new Row("row-" + number, tenant, kind, 1 + random.nextInt(3), START));
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(PROCESSES)) {
      List<Future<?>> all = new ArrayList<>();
      for (int process = 0; process < PROCESSES; process++) {
        SortedSet<String> served =
            process % 3 == 0 ? new TreeSet<>(Set.of("BACKEND")) : new TreeSet<>();
        var dice = random.split();
        all.add(
            threads.submit(() -> {
              takeAndEnd(served, dice);
              return null;
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }

    assertThat(ever).hasSize(ROWS);
    assertThat(twice).hasValue(0);
    assertThat(qa.most).hasValue(QA_AT_ONCE);
    assertThat(bolt.most).hasValue(BOLT_AT_ONCE);
  }

  private void takeAndEnd(SortedSet<String> served, SplittableRandom dice) throws Exception {
    List<Row> mine = new ArrayList<>();
    boolean mayComeMore = true;
    while (mayComeMore || !mine.isEmpty()) {
      List<Row> taken = desk.claim(START, 1 + dice.nextInt(4), served);
      for (Row row : taken) {
        twice.addAndGet(ever.add(row.instance()) ? 0 : 1);
        count(row, 1);
      }
      mine.addAll(taken);
      if (!mine.isEmpty()) {
        Row row = mine.remove(dice.nextInt(mine.size()));
        count(row, -1); // before it is ended: from then on the place is free
        desk.complete(row.instance());
        done.incrementAndGet();
      }
      mayComeMore = served.isEmpty() ? done.get() < ROWS : !taken.isEmpty();
    }
  }

  private void count(Row row, int change) {
    if (row.kind().equals("QA")) {
      qa.add(change);
    }
    if (row.tenant().equals("bolt")) {
      bolt.add(change);
    }
  }

  /** How many are held at once, as their holders see it. */
  private static final class Held {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void add(int change) {
      most.accumulateAndGet(now.addAndGet(change), Math::max);
    }
  }
}
