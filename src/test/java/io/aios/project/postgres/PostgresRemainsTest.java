package io.aios.project.postgres;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.project.IdSource;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.ProjectLife;
import io.aios.project.Remains.Ended;
import io.aios.project.Remains.Kind;
import io.aios.project.RemainsContract;
import io.aios.project.Stores;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

@PostgresTest
class PostgresRemainsTest extends RemainsContract {

  private static final Instant LATER = NOON.plus(Duration.ofDays(1));

  private final Database database;
  private final Stores stores;
  private final IdSource ids = ProjectCast.ids(17);

  PostgresRemainsTest(Database database) {
    super(PostgresStores.emptied(database));
    this.database = database;
    this.stores = PostgresStores.emptied(database);
  }

  @Test
  void twoThatClaimAtOnceGetDifferentProjects() {
    ProjectId first = cancelled();
    ProjectId second = cancelled();

    stores.runInTransaction(() -> {
      List<Ended> mine = stores.remains().claim(Kind.EVENTS, LATER, 1);
      List<Ended> theirs = elsewhere(() -> stores.remains().claim(Kind.EVENTS, LATER, 10));

      assertThat(mine).hasSize(1);
      assertThat(theirs).hasSize(1);
      assertThat(List.of(mine.getFirst().project(), theirs.getFirst().project()))
          .containsExactlyInAnyOrder(first, second);
    });
  }

  @Test
  void passesOverAProjectToWhichSomethingIsJustBeingAdded() {
    ProjectId project = cancelled();

    stores.runInTransaction(() -> {
      database
          .jdbc()
          .sql("insert into event values (:project, 100, now(), 'PROJECT_STARTED', null, '')")
          .param("project", project.value())
          .update();

      assertThat(elsewhere(() -> stores.remains().claim(Kind.EVENTS, LATER, 10))).isEmpty();
    });

    assertThat(elsewhere(() -> stores.remains().claim(Kind.EVENTS, LATER, 10))).hasSize(1);
  }

  @Test
  void claimsTheEarliestFirst() {
    ProjectId first = cancelled();
    ProjectId second = cancelled();
    database
        .jdbc()
        .sql("update project set finished_at = finished_at - interval '1 hour' where id = :id")
        .param("id", second.value())
        .update();

    assertThat(elsewhere(() -> stores.remains().claim(Kind.ARTIFACTS, LATER, 10)))
        .extracting(Ended::project)
        .containsExactly(second, first);
  }

  @Test
  void nothingGoesOnOfWhichSomethingHasExpired() {
    ProjectId project = cancelled();
    stores.remains().markExpired(Kind.REPLIES, List.of(project), LATER);

    assertThatThrownBy(() -> revive(project.value()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("project_expired_after_end");
  }

  private void revive(UUID project) {
    database
        .jdbc()
        .sql(
            """
            update project
            set state = 'RUNNING', started_at = finished_at, finished_at = null
            where id = :id
            """)
        .param("id", project)
        .update();
  }

  private ProjectId cancelled() {
    return ProjectLife.begun(stores, ids).cancel().id();
  }

  /** In a transaction of another thread, which must not wait for this one. */
  private List<Ended> elsewhere(Supplier<List<Ended>> work) {
    return CompletableFuture.supplyAsync(() -> stores.inTransaction(work)).join();
  }
}
