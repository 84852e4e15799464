package io.aios.project.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.IdSource;
import io.aios.project.Progress;
import io.aios.project.Project;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectLife;
import io.aios.project.Projects;
import io.aios.project.RetryPolicy;
import io.aios.project.Stores;
import io.aios.project.Tasks.Started;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The row lock that makes one decision at a time: the second one sees what the first one wrote. */
@PostgresTest
class ProjectLockTest {

  private final IdSource ids = ProjectCast.ids(1);
  private final Progress progress = new Progress(RetryPolicy.STANDARD, ids);
  private final Database database;
  private final Stores stores;

  ProjectLockTest(Database database) {
    this.database = database;
    this.stores = PostgresStores.emptied(database);
  }

  @Test
  void secondWhoLocksWaitsAndSeesWhatTheFirstOneWrote() throws Exception {
    ProjectLife life = ProjectLife.begun(stores, ids);

    Projects.Locked seen =
        whileCancelling(life, () -> stores.projects().lock(life.id()).orElseThrow());

    assertThat(seen.project()).isEqualTo(stores.projects().find(life.id()).orElseThrow());
    assertThat(seen.project().state().isTerminal()).isTrue();
  }

  @Test
  void startWaitsForADecisionAndFindsItsTaskCancelled() throws Exception {
    ProjectLife life = ProjectLife.begun(stores, ids);

    Started started =
        whileCancelling(life, () -> stores.tasks().start(life.task("plan").id(), 1, life.now()));

    assertThat(started).isEqualTo(new Started.Stale());
  }

  @Test
  void readersDoNotWait() {
    ProjectLife life = ProjectLife.begun(stores, ids);

    stores.runInTransaction(() -> {
      stores.projects().lock(life.id());
      assertThat(elsewhere(() -> stores.projects().find(life.id()))).contains(life.project());
    });
  }

  @Test
  void decisionsOnOtherProjectsDoNotWait() {
    ProjectLife life = ProjectLife.begun(stores, ids);
    ProjectLife other = ProjectLife.begun(stores, ids);

    stores.runInTransaction(() -> {
      stores.projects().lock(life.id());
      assertThat(elsewhere(other::cancel).project().state().isTerminal()).isTrue();
    });
  }

  /**
   * Begins the work while a cancellation holds the lock, and lets that go on once the work waits.
   */
  private <T> T whileCancelling(ProjectLife life, Supplier<T> work) throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<T> second =
          stores.inTransaction(() -> {
            Project locked = stores.projects().lock(life.id()).orElseThrow().project();
            Future<T> waiting = pool.submit(() -> stores.inTransaction(work));
            awaitWaiting();
            assertThat(waiting.isDone()).isFalse();
            stores.projects().write(locked, progress.cancel(locked, life.now()));
            return waiting;
          });
      return second.get(10, TimeUnit.SECONDS);
    }
  }

  private <T> T elsewhere(Supplier<T> work) {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      return pool.submit(work::get).get(10, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  private void awaitWaiting() {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (waiting() == 0) {
      assertThat(System.nanoTime()).as("nobody waits for the lock").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** How many wait for this transaction; pg_stat_activity would show the same all along. */
  private long waiting() {
    return database
        .jdbc()
        .sql(
            """
            select count(*)
            from pg_locks
            where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))
            """)
        .query(Long.class)
        .single();
  }
}
