package io.aios.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.ledger.AccountId;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * 256 callers in three processes spend one budget at the same moment, round after round, while
 * calls fail, are broken off and are lost, and now and then a whole process is killed. Ten rounds,
 * or as many as the system property {@code aios.race.rounds} says; the seed is printed, and {@code
 * aios.race.seed} sets it.
 */
@PostgresTest
class BudgetRaceTest {

  private static final int PROCESSES = 3;
  private static final int CALLERS = 256;

  /** A process is killed in one of so many rounds. */
  private static final int ROUNDS_PER_KILL = 10;

  private final int rounds = Integer.getInteger("aios.race.rounds", 10);
  private final long seed = Long.getLong("aios.race.seed", System.nanoTime());

  @Test
  void neverOvershootsAndLeavesNoHoldOpen(Database database)
      throws InterruptedException, ExecutionException {
    System.out.printf("race of %d rounds, seed %d%n", rounds, seed);
    var random = new Random(seed);
    var books = new Books(database.jdbc());
    List<RacerProcess> racers = new ArrayList<>();
    try (var samples = new Samples(database.jdbc())) {
      for (int number = 0; number < PROCESSES; number++) {
        racers.add(RacerProcess.start(database));
      }
      for (int round = 1; round <= rounds; round++) {
        race(racers, books, random, round);
        if (!racers.getFirst().isAlive()) {
          racers.set(0, RacerProcess.start(database));
        }
      }
      await()
          .atMost(Racer.LIFETIME.multipliedBy(2))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            racers.getLast().expire();
            return books.count("state = 'HELD'") == 0;
          });
      System.out.printf(
          "%d answers, %d settled, %d kept, of which %d expired, %d released; %d samples, 0 over%n",
          books.answers(),
          books.count("state = 'SETTLED'"),
          books.count("state = 'KEPT'"),
          books.count("state = 'KEPT' and ended_at >= expires_at"),
          books.count("state = 'RELEASED'"),
          samples.finish());
    } finally {
      for (RacerProcess racer : racers) {
        racer.kill();
      }
    }
    books.assertAddUp();
    assertThat(books.answers()).isPositive();
  }

  private static void race(List<RacerProcess> racers, Books books, Random random, int round)
      throws InterruptedException, ExecutionException {
    var account = new AccountId("project:round-" + round);
    books.open(account, Racer.HOLD.nanos() * (20 + random.nextInt(100)));
    for (RacerProcess racer : racers) {
      racer.begin(account, random.nextInt(), share(racers.indexOf(racer)));
    }
    if (round % ROUNDS_PER_KILL == 0) {
      Thread.sleep(random.nextInt(100)); // somewhere in the middle of its round
      racers.getFirst().kill();
    }
    racers.stream()
        .filter(RacerProcess::isAlive)
        .forEach(racer -> books.note(account, racer.result()));
  }

  private static int share(int process) {
    return CALLERS / PROCESSES + (process < CALLERS % PROCESSES ? 1 : 0);
  }
}
