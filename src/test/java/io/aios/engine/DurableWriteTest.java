package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import io.aios.database.Outage;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

@PostgresTest
class DurableWriteTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<Duration> pauses = new ArrayList<>();
  private final JdbcClient jdbc;
  private final Flaky transactions;
  private final DurableWrite write;

  DurableWriteTest(Database database) {
    jdbc = database.jdbc();
    transactions = new Flaky(database);
    write =
        new DurableWrite(
            new TransactionTemplate(transactions),
            now::get,
            pause -> {
              pauses.add(pause);
              now.updateAndGet(time -> time.plus(pause));
            });
  }

  @BeforeEach
  void tables() {
    jdbc.sql("create table if not exists row_of_test (id int)").update();
    jdbc.sql("create table if not exists report_of_test (id int primary key)").update();
    jdbc.sql("truncate row_of_test, report_of_test").update();
    jdbc.sql("insert into row_of_test values (1)").update();
  }

  @Test
  void waitsForADatabaseThatIsAwayForAMoment() {
    transactions.away = 6;

    write.run(() -> report(7));

    assertThat(reports()).containsExactly(7);
    assertThat(pauses)
        .containsExactly(
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(800),
            Duration.ofMillis(1_600));
  }

  @Test
  void givesUpWhenItsPatienceEnds() {
    transactions.away = Integer.MAX_VALUE;

    assertThatThrownBy(() -> write.run(() -> report(7)))
        .isInstanceOf(CannotCreateTransactionException.class);

    Duration waited = Duration.between(Instant.EPOCH, now.get());
    assertThat(waited).isBetween(Duration.ofSeconds(27), Duration.ofSeconds(30));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(2)) <= 0);
  }

  @Test
  void startsAgainWhenItsConnectionIsCut() {
    var tries = new AtomicInteger();

    int result =
        write.call(() -> {
          report(7);
          if (tries.incrementAndGet() < 3) {
            cutMyself();
          }
          return tries.get();
        });

    assertThat(result).isEqualTo(3);
    assertThat(reports()).containsExactly(7);
  }

  @Test
  void doesNotRepeatABug() {
    var tries = new AtomicInteger();

    assertThatThrownBy(() ->
            write.run(() -> {
              tries.incrementAndGet();
              report(7);
              report(7);
            }))
        .isInstanceOf(DuplicateKeyException.class);

    assertThat(tries).hasValue(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void whatMayBeMissedIsTriedOnce() {
    transactions.away = 1;

    assertThatThrownBy(() -> write.runOnce(() -> report(7)))
        .isInstanceOf(CannotCreateTransactionException.class);

    assertThat(pauses).isEmpty();
  }

  @Test
  void takesARowThatIsGoneForCompletedIfACommitWasNotConfirmed() {
    transactions.unconfirmed = 1;

    write.complete(new Row(jdbc), () -> report(7));

    assertThat(reports()).containsExactly(7);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void doesItAgainIfTheUnconfirmedCommitDidNotHappen() {
    transactions.refused = 1;

    write.complete(new Row(jdbc), () -> report(7));

    assertThat(reports()).containsExactly(7);
    assertThat(pauses).hasSize(1);
  }

  @Test
  void refusesToCompleteARowThatAnotherProcessHasTaken() {
    jdbc.sql("truncate row_of_test").update();

    assertThatThrownBy(() -> write.complete(new Row(jdbc), () -> report(7)))
        .isInstanceOf(ExecutionException.class);

    assertThat(reports()).isEmpty();
  }

  @Test
  void keepsAnInterruptUntilTheEnd() {
    Thread.currentThread().interrupt();

    write.run(() -> {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      report(7);
    });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(reports()).containsExactly(7);
  }

  private void report(int id) {
    jdbc.sql("insert into report_of_test values (:id)").param("id", id).update();
  }

  private void cutMyself() {
    jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single();
  }

  private List<Integer> reports() {
    return jdbc.sql("select id from report_of_test").query((row, n) -> row.getInt(1)).list();
  }

  /** A row that is removed as the scheduler does it. */
  private static final class Row extends ExecutionOperations<Void> {

    private final JdbcClient jdbc;

    @SuppressWarnings("NullAway") // nothing of the super class is used
    Row(JdbcClient jdbc) {
      super(null, null, null);
      this.jdbc = jdbc;
    }

    @Override
    public void remove() {
      if (jdbc.sql("delete from row_of_test").update() != 1) {
        throw new ExecutionException("Expected one execution to be removed", "perform", "1", 1);
      }
    }
  }

  /** Loses the connection around a commit, or cannot even begin, as often as it is told to. */
  private static final class Flaky extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private int away;
    private int unconfirmed;
    private int refused;

    Flaky(Database database) {
      super(database.dataSource());
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      if (away > 0) {
        away--;
        throw new CannotCreateTransactionException("away");
      }
      super.doBegin(transaction, definition);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      if (refused > 0) {
        refused--;
        super.doRollback(status);
        throw cut();
      }
      super.doCommit(status);
      if (unconfirmed > 0) {
        unconfirmed--;
        throw cut();
      }
    }

    private static DataAccessResourceFailureException cut() {
      var cut = new DataAccessResourceFailureException("cut");
      assertThat(Outage.explains(cut)).isTrue();
      return cut;
    }
  }
}
