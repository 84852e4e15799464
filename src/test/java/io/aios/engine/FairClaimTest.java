package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.LineModel.Row;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PostgresTest
class FairClaimTest {

  private static final Instant START = Instant.parse("2026-03-29T00:59:00Z");
  private static final Duration DEAD_AFTER = Duration.ofSeconds(20);
  private static final SortedSet<String> ALL = new TreeSet<>();
  private static final List<String> KINDS = List.of("BACKEND", "CTO", "QA");

  private final Database database;

  FairClaimTest(Database database) {
    this.database = database;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void takesWhatTheModelTakes(long seed) throws SQLException {
    var random = new SplittableRandom(seed);
    Admission admission = randomAdmission(random);
    LineDesk desk = LineDesk.empty(database, admission, DEAD_AFTER);
    var model = new LineModel(admission);
    Instant now = START;
    int taken = 0;

    for (int step = 0; step < 40; step++) {
      now = now.plusMillis(random.nextLong(4_000));
      for (int joining = random.nextInt(6); joining > 0; joining--) {
        Row row = randomRow(random, now, step + "-" + joining);
        desk.join(row);
        model.join(row);
      }
      for (String instance : model.takenRows()) {
        int fate = random.nextInt(10);
        if (fate < 3) {
          desk.complete(instance);
          model.complete(instance);
        } else if (fate < 8) {
          desk.beat(instance, now);
          model.beat(instance, now);
        }
      }
      int most = 1 + random.nextInt(8);
      SortedSet<String> served =
          random.nextInt(3) == 0 ? new TreeSet<>(KINDS.subList(0, 1 + random.nextInt(2))) : ALL;

      List<Row> claimed = desk.claim(now, most, served);

      assertThat(claimed.stream().map(Row::instance))
          .as("seed %d, step %d", seed, step)
          .containsExactlyInAnyOrderElementsOf(
              model.claim(now, now.minus(DEAD_AFTER), most, served));
      taken += claimed.size();
    }
    assertThat(taken).isGreaterThan(30);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 1", "2, 3, 1", "4, 3, 1", "16, 3, 1", "5, 0.5, 0.25", "7, 1, 1"})
  void tenantsTakeTurnsByWeight(int places, double first, double second) throws SQLException {
    LineDesk desk = LineDesk.empty(database, weights(first, second), DEAD_AFTER);
    var random = new SplittableRandom(places);
    TreeMap<Double, Row> ends = new TreeMap<>();
    Map<String, Integer> picks = new HashMap<>();
    for (int number = 0; number < 150; number++) {
      desk.join(row("a" + number, "acme", 2, START));
      desk.join(row("b" + number, "bolt", 2, START.plusSeconds(1)));
    }

    double time = 0;
    for (int round = 0; round < 120; round++) {
      for (Row row : desk.claim(START.plusSeconds(1), places - ends.size(), ALL)) {
        picks.merge(row.tenant(), 1, Integer::sum);
        ends.put(time + random.nextDouble(0.5, 1.5), row);
      }
      time = ends.firstKey();
      desk.complete(ends.pollFirstEntry().getValue().instance());
    }

    int all = picks.values().stream().mapToInt(Integer::intValue).sum();
    double share = picks.getOrDefault("acme", 0) / (double) all;
    assertThat(share).isBetween(first / (first + second) - 0.05, first / (first + second) + 0.05);
  }

  @Test
  void slowTasksOfOneTenantDoNotFillTheWorkers() throws SQLException {
    LineDesk desk = LineDesk.empty(database, weights(1, 1), DEAD_AFTER);
    for (int number = 0; number < 100; number++) {
      desk.join(row("a" + number, "acme", 2, START));
      desk.join(row("b" + number, "bolt", 2, START));
    }

    int slow = 0;
    int free = 8;
    for (int round = 0; round < 20; round++) {
      for (Row row : desk.claim(START, free, ALL)) {
        if (row.tenant().equals("bolt")) {
          desk.complete(row.instance());
        } else {
          slow++;
        }
      }
      free = 8 - slow;
    }

    assertThat(slow).isEqualTo(4);
  }

  @Test
  void thousandThatWaitDelayAnotherTenantsOneByOneTurnAtMost() throws SQLException {
    LineDesk desk = LineDesk.empty(database, weights(3, 1), DEAD_AFTER);
    for (int number = 0; number < 1_000; number++) {
      desk.join(row("a" + number, "acme", 3, START));
    }
    for (int number = 0; number < 50; number++) {
      desk.complete(desk.claim(START, 1, ALL).getFirst().instance());
    }

    desk.join(row("b", "bolt", 1, START.plusSeconds(60)));

    assertThat(desk.claim(START.plusSeconds(60), 1, ALL))
        .extracting(Row::tenant)
        .containsExactly("bolt");
  }

  @Test
  void deadRowsComeFirstAndAtOnce() throws SQLException {
    LineDesk desk = LineDesk.empty(database, weights(1, 1), DEAD_AFTER);
    desk.join(row("old", "acme", 1, START));
    desk.claim(START, 1, ALL);
    desk.join(row("new", "bolt", 3, START));
    desk.join(row("newer", "bolt", 3, START.plusSeconds(1)));

    Instant lastMoment = START.plus(DEAD_AFTER);

    assertThat(desk.claim(lastMoment, 1, ALL)).extracting(Row::instance).containsExactly("new");
    assertThat(desk.claim(lastMoment.plusMillis(1), 1, ALL))
        .extracting(Row::instance)
        .containsExactly("old");
  }

  @Test
  void highGoesBeforeLowOfTheSameTenantAndWhatIsNotDueNever() throws SQLException {
    LineDesk desk = LineDesk.empty(database, weights(1, 1), DEAD_AFTER);
    desk.join(row("low", "acme", 1, START.minusSeconds(9)));
    desk.join(row("second", "acme", 3, START.minusSeconds(1)));
    desk.join(row("first", "acme", 3, START.minusSeconds(2)));
    desk.join(row("later", "acme", 3, START.plusMillis(1)));

    List<String> order = new ArrayList<>();
    for (int number = 0; number < 4; number++) {
      desk.claim(START, 1, ALL).forEach(row -> order.add(row.instance()));
    }

    assertThat(order).containsExactly("first", "second", "low");
  }

  private static Admission weights(double acme, double bolt) {
    return new Admission(
        new TreeMap<>(),
        new TreeMap<>(
            Map.of(
                "acme", new Admission.Share(acme, null), "bolt", new Admission.Share(bolt, null))));
  }

  private static Admission randomAdmission(SplittableRandom random) {
    TreeMap<String, Admission.Kind> kinds = new TreeMap<>();
    TreeMap<String, Admission.Share> tenants = new TreeMap<>();
    for (String kind : KINDS) {
      if (random.nextInt(2) == 0) {
        kinds.put(kind, new Admission.Kind(1 + random.nextInt(5)));
      }
    }
    for (int number = 0; number < 3; number++) {
      Integer limit = random.nextInt(2) == 0 ? null : 1 + random.nextInt(4);
      tenants.put("tenant-" + number, new Admission.Share(random.nextDouble(0.1, 5), limit));
    }
    return new Admission(kinds, tenants);
  }

  private static Row randomRow(SplittableRandom random, Instant now, String name) {
    return new Row(
        name,
        "tenant-" + random.nextInt(5),
        KINDS.get(random.nextInt(KINDS.size())),
        1 + random.nextInt(3),
        now.minusSeconds(5).plusSeconds(random.nextLong(10)));
  }

  private static Row row(String name, String tenant, int priority, Instant due) {
    return new Row(name, tenant, "BACKEND", priority, due);
  }
}
