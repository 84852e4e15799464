package io.aios.project.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.project.IdSource;
import io.aios.project.Outcome;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectLife;
import io.aios.project.Stores;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.dao.DataIntegrityViolationException;

/** The state rules in the schema: rows that break one are refused, whoever writes them. */
@PostgresTest
class ConstraintsTest {

  private static final String PROJECT = "update project set ";
  private static final String RUNNING = "started_at = now(), state = ";
  private static final String PLAN = "update task set ";

  /** What makes a legal row an illegal one, and the constraint that says so. */
  static final List<Illegal> ILLEGAL =
      List.of(
          new Illegal("project_name_length", PROJECT + "name = ''"),
          new Illegal("project_name_length", PROJECT + "name = repeat('x', 81)"),
          new Illegal("project_brief_length", PROJECT + "brief = ''"),
          new Illegal("project_brief_length", PROJECT + "brief = repeat('x', 20001)"),
          new Illegal("project_budget_positive", PROJECT + "budget_nanos = 0"),
          new Illegal("project_budget_positive", PROJECT + "budget_nanos = -1"),
          new Illegal("project_key_length", PROJECT + "idempotency_key = ''"),
          new Illegal("project_key_length", PROJECT + "idempotency_key = repeat('x', 256)"),
          new Illegal("project_state_known", PROJECT + RUNNING + "'DONE'"),
          new Illegal("project_finished_when_terminal", PROJECT + RUNNING + "'SUCCEEDED'"),
          new Illegal("project_finished_when_terminal", PROJECT + "state = 'CANCELLED'"),
          new Illegal("project_finished_when_terminal", PROJECT + "finished_at = now()"),
          new Illegal("project_started_when_running", PROJECT + "state = 'RUNNING'"),
          new Illegal("project_started_when_running", PROJECT + "state = 'PAUSED', reason = 'why'"),
          new Illegal(
              "project_started_when_running", PROJECT + "state = 'SUCCEEDED', finished_at = now()"),
          new Illegal(
              "project_failure_has_reason",
              PROJECT + "finished_at = now(), " + RUNNING + "'FAILED'"),
          new Illegal("project_pause_has_reason", PROJECT + RUNNING + "'PAUSED'"),
          new Illegal("project_policy_known", PROJECT + "policy = 'cheap'"),
          new Illegal("project_policy_known", PROJECT + "policy = ''"),
          new Illegal(
              "project_models_limited", PROJECT + "models = array_fill('a'::text, array[101])"),
          new Illegal("project_tenant_shape", PROJECT + "tenant = ''"),
          new Illegal("project_tenant_shape", PROJECT + "tenant = 'Acme'"),
          new Illegal("project_tenant_shape", PROJECT + "tenant = repeat('x', 64)"),
          new Illegal("project_priority_known", PROJECT + "priority = 'URGENT'"),
          new Illegal("project_wish_known", PROJECT + "wish = 'CANCEL'"),
          new Illegal("project_expired_after_end", PROJECT + "events_expired_at = now()"),
          new Illegal("project_expired_after_end", PROJECT + "replies_expired_at = now()"),
          new Illegal("project_expired_after_end", PROJECT + "artifacts_expired_at = now()"),
          new Illegal("task_state_known", PLAN + "state = 'DONE'"),
          new Illegal("task_finished_when_terminal", PLAN + "state = 'SUCCEEDED'"),
          new Illegal("task_finished_when_terminal", PLAN + "state = 'CANCELLED'"),
          new Illegal("task_finished_when_terminal", PLAN + "finished_at = now()"),
          new Illegal("task_ready_was_dispatched", PLAN + "state = 'READY', dispatches = 0"),
          new Illegal("task_ready_was_dispatched", PLAN + "dispatches = 0"),
          new Illegal("task_running_was_started", PLAN + "epoch = 0"),
          new Illegal("task_running_was_started", PLAN + "attempts = 0"),
          new Illegal("task_running_was_started", PLAN + "started_at = null"),
          new Illegal(
              "task_running_was_started",
              PLAN + "state = 'SUCCEEDED', finished_at = now(), started_at = null"),
          new Illegal("task_failure_has_reason", PLAN + "state = 'FAILED', finished_at = now()"),
          new Illegal("task_counts_not_negative", PLAN + "state = 'WAITING', dispatches = -1"),
          new Illegal("task_counts_not_negative", PLAN + "state = 'READY', epoch = -1"),
          new Illegal("task_counts_not_negative", PLAN + "state = 'READY', attempts = -1"),
          new Illegal("task_counts_not_negative", PLAN + "reworks = -1"),
          new Illegal("task_counts_not_negative", PLAN + "deferrals = -1"),
          new Illegal("task_position_once", again("task", ", 'key': 'x'")),
          new Illegal("task_key_once", again("task", ", 'position': 9")),
          new Illegal(
              "task_need_not_itself",
              "insert into task_need select project_id, key, key from task"),
          new Illegal(
              "task_need_project_id_needs_fkey",
              "insert into task_need select project_id, key, 'unknown' from task"),
          new Illegal("report_once_per_start", again("report", "")),
          new Illegal(
              "event_sequence_positive",
              "insert into event select id, 0, now(), 'TASK_READY', null, '' from project"),
          new Illegal(
              "event_sequence_positive",
              "insert into event select id, -1, now(), 'TASK_READY', null, '' from project"));

  private final Database database;
  private final Stores stores;

  ConstraintsTest(Database database) {
    this.database = database;
    this.stores = PostgresStores.emptied(database);
  }

  @ParameterizedTest
  @FieldSource("ILLEGAL")
  void refusesAnIllegalRow(Illegal illegal) {
    if (illegal.constraint().startsWith("project_")) {
      ProjectCast.submit(stores, ProjectCast.ids(1));
    } else {
      runAndReport(ProjectCast.ids(1));
    }

    assertThatThrownBy(() -> database.jdbc().sql(illegal.change()).update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining('"' + illegal.constraint() + '"');
  }

  /** A new constraint has to be tried above. */
  @Test
  void triesEveryNamedConstraint() {
    Set<String> tried = ILLEGAL.stream().map(Illegal::constraint).collect(Collectors.toSet());

    assertThat(
            database
                .jdbc()
                .sql(
                    """
                    select conname
                    from pg_constraint
                    where contype in ('c', 'u')
                      and conrelid in ('project'::regclass, 'task'::regclass,
                        'task_need'::regclass, 'report'::regclass, 'event'::regclass)
                    """)
                .query(String.class)
                .list())
        .isNotEmpty()
        .isSubsetOf(tried);
  }

  @Test
  void refusesTheSameKeyTwice() {
    IdSource ids = ProjectCast.ids(1);
    ProjectCast.submit(stores, ids);
    ProjectCast.submit(stores, ids);

    assertThatThrownBy(
            () -> database.jdbc().sql("update project set idempotency_key = 'key'").update())
        .hasMessageContaining("\"project_idempotency\"");
  }

  @Test
  void nothingOfAProjectOutlivesIt() {
    runAndReport(ProjectCast.ids(1));

    database.jdbc().sql("delete from project").update();

    assertThat(Stream.of("task", "task_need", "report", "event").map(this::rows)).containsOnly(0L);
  }

  /** A project whose planning task runs and has a report. */
  private void runAndReport(IdSource ids) {
    ProjectLife life = ProjectLife.begun(stores, ids);
    life.start("plan");
    life.leave(life.reported("plan", new Outcome.Lost(), List.of()));
  }

  private long rows(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  /** Inserts the rows of a table once more under another id, with some columns changed. */
  private static String again(String table, String changes) {
    String other = "{'id': '00000000-0000-7000-8000-000000000000'%s}".formatted(changes);
    return "insert into %1$s select (json_populate_record(t, '%2$s')).* from %1$s t"
        .formatted(table, other.replace('\'', '"'));
  }

  /** A change that the schema must refuse. */
  record Illegal(String constraint, String change) {}
}
