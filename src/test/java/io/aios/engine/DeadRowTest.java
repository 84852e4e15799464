package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A row that is found dead, by whoever else has found it too. */
@PostgresTest
class DeadRowTest {

  private static final Instant DUE = Instant.parse("2026-01-02T03:04:05Z");

  /** Has looked at the table for ever, and still does. */
  private static final Contact STEADY = new Contact(Duration.ofSeconds(1), 4);

  static {
    STEADY.looked(Instant.MAX.minus(Duration.ofDays(1)));
  }

  private final Database database;
  private final BlockingQueue<Fate> fates = new LinkedBlockingQueue<>();

  DeadRowTest(Database database) {
    this.database = database;
  }

  /** What was thrown, or "nothing", and the row afterwards. */
  private record Fate(String thrown, boolean picked, Instant due) {}

  @Test
  void goesBackToItsPlaceInTheLine() throws InterruptedException {
    assertThat(fate(STEADY, () -> {})).isEqualTo(new Fate("nothing", false, DUE));
  }

  @Test
  void staysWhereItIsWhileItMayBeAlive() throws InterruptedException {
    Contact fresh = new Contact(Duration.ofSeconds(1), 4);

    assertThat(fate(fresh, () -> {})).isEqualTo(new Fate("nothing", true, DUE));
  }

  @Test
  void isLeftToWhoHasTakenItOver() throws InterruptedException {
    Runnable takeover =
        () -> database.jdbc().sql("update engine_control set version = version + 1").update();

    assertThat(fate(STEADY, takeover)).isEqualTo(new Fate("nothing", true, DUE));
  }

  private Fate fate(Contact contact, Runnable before) throws InterruptedException {
    database.jdbc().sql("delete from engine_control").update();
    CustomTask<Void> task =
        Tasks.custom("probe", Void.class).execute((instance, context) -> found(contact, before));
    Scheduler scheduler =
        Scheduler.create(new CallersConnections(database.dataSource()), task)
            .tableName(EngineTable.CONTROL.tableName())
            .threads(1)
            .pollingInterval(Duration.ofHours(1))
            .build();
    scheduler.schedule(task.instance("one"), DUE);
    scheduler.start();
    try {
      Fate fate = fates.poll(30, TimeUnit.SECONDS);
      assertThat(fate).isNotNull();
      return fate;
    } finally {
      scheduler.stop();
      database.jdbc().sql("delete from engine_control").update();
    }
  }

  /** The row's own end stands in for the search: both get the row as it was when it was read. */
  private CompletionHandler<Void> found(Contact contact, Runnable before) {
    return (done, operations) -> {
      before.run();
      String thrown = "nothing";
      try {
        new DeadRow(contact).deadExecution(done, operations);
      } catch (RuntimeException failure) {
        thrown = failure.toString();
      }
      fates.add(now(thrown));
    };
  }

  private Fate now(String thrown) {
    return database
        .jdbc()
        .sql("select picked, execution_time from engine_control")
        .query(
            (row, number) -> new Fate(thrown, row.getBoolean(1), row.getTimestamp(2).toInstant()))
        .single();
  }
}
