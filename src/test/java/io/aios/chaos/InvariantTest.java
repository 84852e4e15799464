package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each invariant holds in a small database, and is the one that breaks when it is damaged. */
@PostgresTest
class InvariantTest {

  private static final String PROJECT = "'00000000-0000-7000-8000-000000000001'";
  private static final String TASK = "'00000000-0000-7000-8000-00000000000a'";

  /** A project that was built: one task that a kill hit, and one more call that was not hit. */
  private static final List<String> HEALTHY =
      List.of(
          """
          insert into project (id, name, brief, template, budget_nanos, state, idempotency_key,
                               request_hash, last_event, created_at, started_at, finished_at)
          values (%P, 'Todo', 'Build', 'web-app', 1000, 'SUCCEEDED', 'key-1', 'h', 8, now(), now(), now())
          """,
          """
          insert into task (id, project_id, position, key, kind, title, goal, files, owns, state,
                            dispatches, epoch, attempts, reworks, deferrals, findings, reason,
                            created_at, started_at, finished_at)
          values (%T, %P, 0, 'plan', 'CTO', 't', 'g', '{}', '{}', 'SUCCEEDED', 1, 2, 2, 0, 0, '[]', '',
                  now(), now(), now())
          """,
          """
          insert into report (id, project_id, task_id, epoch, body, reported_at, folded_at)
          values (gen_random_uuid(), %P, %T, 2, '{}', now(), now())
          """,
          """
          insert into event (project_id, sequence, at, kind, task_key, text)
          values (%P, 1, now(), 'PROJECT_SUBMITTED', null, ''),
                 (%P, 2, now(), 'PROJECT_STARTED', null, ''),
                 (%P, 3, now(), 'TASK_READY', 'plan', ''),
                 (%P, 4, now(), 'TASK_STARTED', 'plan', ''),
                 (%P, 5, now(), 'TASK_STARTED', 'plan', ''),
                 (%P, 6, now(), 'TASK_SUCCEEDED', 'plan', ''),
                 (%P, 7, now(), 'PLAN_ACCEPTED', null, ''),
                 (%P, 8, now(), 'PROJECT_SUCCEEDED', null, '')
          """,
          """
          insert into account (id, limit_nanos, spent_nanos, opened_at)
          values ('project:' || '00000000-0000-7000-8000-000000000001', 1000, 70, now())
          """,
          """
          insert into llm_call (id, subject, step, request_hash, provider, model, origin, accounts, state,
                                hold_nanos, cost_nanos, basis, reason, decision, held_at, expires_at, ended_at)
          values ('00000000-0000-7000-8000-0000000000c1', %T, 'files-0', 'a1', 'anthropic', 'm', 'MODEL',
                  array['project:' || '00000000-0000-7000-8000-000000000001'], 'KEPT', 50, 50, 'ESTIMATED', 'lost', '', now(), now(), now())
          """,
          """
          insert into llm_call (id, subject, step, request_hash, provider, model, origin, accounts, state,
                                hold_nanos, cost_nanos, basis, decision, held_at, expires_at, ended_at,
                                uncached_input, cache_read, cache_write_short, cache_write_long, output,
                                service_tier, stop_reason, reply, tool_calls, reasoning)
          values ('00000000-0000-7000-8000-0000000000c2', %T, 'files-0', 'a1', 'anthropic', 'm', 'MODEL',
                  array['project:' || '00000000-0000-7000-8000-000000000001'], 'SETTLED', 50, 20, 'REPORTED', '', now(), now(), now(),
                  1, 0, 0, 0, 1, 'STANDARD', 'END', '', '[]', '[]')
          """,
          "insert into chaos.acknowledged values ('key-1', %P)",
          "insert into chaos.bill values (1, 'r1', 'm', 20), (2, 'r1', 'm', 20)",
          """
          insert into chaos.in_flight values ('00000000-0000-7000-8000-0000000000c1', 'kill')
          """);

  private final Database database;

  InvariantTest(Database database) {
    this.database = database;
  }

  @Test
  void allHoldInASmallDatabase() {
    inDatabase(evidence -> assertThat(evidence.violations()).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void breaksWhereTheDatabaseIsDamaged(Invariant invariant) {
    inDatabase(evidence -> {
      for (String damage : damage(invariant)) {
        run(evidence.jdbc(), damage);
      }

      assertThat(evidence.violations()).containsKey(invariant);
      assertThat(evidence.violations().keySet()).isSubsetOf(with(invariant));
    });
  }

  /** What may be said beside it, because the same damage breaks it, too. */
  private static Set<Invariant> with(Invariant invariant) {
    return switch (invariant) {
      case PROJECTS_HAVE_ENDED -> EnumSet.of(invariant, Invariant.ENDED_ONCE);
      case ONE_PROJECT_FOR_A_KEY -> EnumSet.of(invariant, Invariant.ACKNOWLEDGED_PROJECTS_EXIST);
      case STATES_ADD_UP -> EnumSet.of(invariant, Invariant.TASKS_END_WITH_THEIR_PROJECT);
      case ONLY_CALLS_IN_FLIGHT_ARE_UNSURE ->
          EnumSet.of(invariant, Invariant.ONLY_CALLS_IN_FLIGHT_ARE_REPEATED);
      case WHAT_WAS_BILLED_IS_COVERED ->
          EnumSet.of(invariant, Invariant.WHAT_IS_REPORTED_WAS_BILLED);
      case LEDGER_IS_NO_LESS_THAN_THE_BILL ->
          EnumSet.of(invariant, Invariant.WHAT_WAS_BILLED_IS_COVERED);
      default -> EnumSet.of(invariant);
    };
  }

  private static List<String> damage(Invariant invariant) {
    return switch (invariant) {
      case ACKNOWLEDGED_PROJECTS_EXIST ->
          List.of("insert into chaos.acknowledged values ('key-2', gen_random_uuid())");
      case PROJECTS_HAVE_ENDED ->
          List.of(
              "update project set state = 'RUNNING', finished_at = null",
              "update event set kind = 'PROJECT_STARTED' where sequence = 8");
      case ONE_PROJECT_FOR_A_KEY ->
          List.of("insert into chaos.acknowledged values ('key-1', gen_random_uuid())");
      case TASKS_END_WITH_THEIR_PROJECT ->
          List.of("update task set state = 'RUNNING', finished_at = null");
      case STATES_ADD_UP ->
          List.of(
              "alter table task drop constraint task_state_known",
              "update task set state = 'GONE', finished_at = null");
      case ONE_REPORT_FOR_A_START ->
          List.of(
              "alter table report drop constraint report_once_per_start",
              "insert into report select gen_random_uuid(), project_id, task_id, epoch, body, now(), now()"
                  + " from report");
      case REPORTS_ARE_READ -> List.of("update report set folded_at = null");
      case STARTS_ARE_TOLD -> List.of("update event set kind = 'TASK_WRITING' where sequence = 5");
      case EVENTS_HAVE_NO_GAPS -> List.of("delete from event where sequence = 2");
      case SUBMITTED_ONCE ->
          List.of("update event set kind = 'PROJECT_SUBMITTED' where sequence = 2");
      case ENDED_ONCE -> List.of("update event set kind = 'PROJECT_FAILED' where sequence = 2");
      case PLANNED_ONCE -> List.of("update event set kind = 'PLAN_ACCEPTED' where sequence = 2");
      case SUCCEEDED_ONCE_FOR_A_DISPATCH ->
          List.of("update event set kind = 'TASK_SUCCEEDED', task_key = 'plan' where sequence = 7");
      case READY_ONCE_FOR_A_DISPATCH ->
          List.of("update event set kind = 'TASK_READY', task_key = 'plan' where sequence = 2");
      case SETTLED_ONCE ->
          List.of(
              "drop index llm_call_once",
              """
              update llm_call
                 set state = 'SETTLED', basis = 'REPORTED', reason = null, cost_nanos = 50,
                     uncached_input = 1, cache_read = 0, cache_write_short = 0, cache_write_long = 0,
                     output = 1, service_tier = 'STANDARD', stop_reason = 'END', reply = '',
                     tool_calls = '[]', reasoning = '[]'
               where state = 'KEPT'
              """,
              "update chaos.bill set nanos = 50 where call = 2");
      case NO_HOLD_IS_OPEN ->
          List.of(
              "update llm_call set step = 'files-1', state = 'HELD', cost_nanos = null, basis = null,"
                  + " reason = null, ended_at = null where state = 'KEPT'",
              "update account set spent_nanos = 20, held_nanos = 50");
      case ONLY_CALLS_IN_FLIGHT_ARE_UNSURE -> List.of("delete from chaos.in_flight");
      case ONLY_CALLS_IN_FLIGHT_ARE_REPEATED ->
          List.of(
              "delete from chaos.bill",
              "insert into chaos.bill values (1, 'r1', 'm', 20), (2, 'r1', 'm', 0), (3, 'r1', 'm', 0)",
              """
              insert into llm_call (id, subject, step, request_hash, provider, model, origin, accounts,
                                    state, hold_nanos, cost_nanos, basis, reason, decision, held_at,
                                    ended_at, uncached_input, cache_read, cache_write_short,
                                    cache_write_long, output, service_tier)
              values (gen_random_uuid(), %T, 'files-0', 'a1', 'anthropic', 'm', 'MODEL', '{}', 'KEPT', 0, 0,
                      'REPORTED', 'refused', '', now(), now(), 0, 0, 0, 0, 0, 'STANDARD')
              """);
      case WHAT_IS_REPORTED_WAS_BILLED ->
          List.of(
              "update chaos.bill set nanos = 19 where call = 1",
              "delete from chaos.bill where call = 2");
      case WHAT_WAS_BILLED_IS_COVERED ->
          List.of(
              "update chaos.bill set nanos = 51 where call = 2",
              "update chaos.bill set nanos = 1 where call = 1");
      case LEDGER_IS_NO_LESS_THAN_THE_BILL ->
          List.of("insert into chaos.bill values (3, 'r2', 'm', 70)");
      case ACCOUNTS_ARE_THEIR_LINES -> List.of("update account set spent_nanos = 71");
      case SPENT_WITHIN_LIMIT ->
          List.of(
              "alter table account drop constraint account_within_limit",
              "update account set limit_nanos = 69");
      case ONE_ACCOUNT_FOR_A_PROJECT ->
          List.of(
              "update account set id = 'tenant:other'",
              "update llm_call set accounts = '{tenant:other}'");
      case NOTHING_IS_LEFT_TO_DO ->
          List.of(
              "insert into engine_agent (task_name, task_instance, execution_time, picked, version)"
                  + " values ('perform', 'x', now(), false, 1)");
    };
  }

  /** All is undone behind it, dropped constraints included. */
  private void inDatabase(Consumer<Evidence> work) {
    database
        .transactions()
        .executeWithoutResult(status -> {
          status.setRollbackOnly();
          Evidence evidence = Evidence.in(database.jdbc());
          HEALTHY.forEach(statement -> run(evidence.jdbc(), statement));
          work.accept(evidence);
        });
  }

  private static void run(JdbcClient jdbc, String sql) {
    jdbc.sql(sql.replace("%P", PROJECT).replace("%T", TASK)).update();
  }
}
