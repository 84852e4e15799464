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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionStatus;

/** What the library does within our transaction is done with it, or not at all. */
@PostgresTest
class CallersConnectionsTest {

  private final Database database;
  private final CountDownLatch ended = new CountDownLatch(1);

  CallersConnectionsTest(Database database) {
    this.database = database;
  }

  @Test
  void keepTheRowWhoseRemovalIsRolledBack() throws InterruptedException {
    assertThat(rowsAfter(true)).isEqualTo(1);
  }

  @Test
  void removeTheRowWithTheTransaction() throws InterruptedException {
    assertThat(rowsAfter(false)).isZero();
  }

  private long rowsAfter(boolean rollback) throws InterruptedException {
    database.jdbc().sql("delete from engine_control").update();
    CustomTask<Void> task =
        Tasks.custom("probe", Void.class).execute((instance, context) -> removing(rollback));
    Scheduler scheduler =
        Scheduler.create(new CallersConnections(database.dataSource()), task)
            .tableName(EngineTable.CONTROL.tableName())
            .threads(1)
            .pollingInterval(Duration.ofMillis(50))
            .build();
    scheduler.schedule(task.instance("one"), Instant.now());
    scheduler.start();
    try {
      assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
      return database.jdbc().sql("select count(*) from engine_control").query(Long.class).single();
    } finally {
      scheduler.stop();
    }
  }

  private CompletionHandler<Void> removing(boolean rollback) {
    return (done, operations) -> {
      try {
        database
            .transactions()
            .executeWithoutResult((TransactionStatus status) -> {
              operations.remove();
              if (rollback) {
                status.setRollbackOnly();
              }
            });
      } finally {
        ended.countDown();
      }
    };
  }
}
