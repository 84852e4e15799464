package io.aios.chaos;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What holds after a run, whatever was killed in it. Each is a query whose rows are violations; it
 * is asked when all is quiet, with {@link Evidence} written beside the product's own tables.
 */
enum Invariant {
  ACKNOWLEDGED_PROJECTS_EXIST(
      """
      select 'acknowledged project ' || a.project || ' of key ' || a.key
        from chaos.acknowledged a
       where not exists (select from project p where p.id = a.project)
      """),
  PROJECTS_HAVE_ENDED(
      """
      select 'project ' || id || ' is ' || state
        from project
       where state not in ('SUCCEEDED', 'FAILED', 'CANCELLED')
      """),
  ONE_PROJECT_FOR_A_KEY(
      """
      select 'key ' || key || ' was answered with several projects'
        from chaos.acknowledged
       group by key
      having count(distinct project) > 1
      union all
      select 'key ' || idempotency_key || ' has several projects'
        from project
       where idempotency_key is not null
       group by idempotency_key
      having count(*) > 1
      """),
  TASKS_END_WITH_THEIR_PROJECT(
      """
      select 'task ' || t.key || ' of ' || p.id || ' is ' || t.state || ' in a project that is ' || p.state
        from task t
        join project p on p.id = t.project_id
       where p.finished_at is not null
         and (t.finished_at is null or p.state = 'SUCCEEDED' and t.state <> 'SUCCEEDED')
      """),
  STATES_ADD_UP(
      """
      select kind || ' states do not add up: ' || known || ' of ' || total
        from (select 'task' as kind, count(*) as total,
                     count(*) filter (where state in ('WAITING', 'READY', 'RUNNING', 'AWAITING_APPROVAL',
                                                      'SUCCEEDED', 'FAILED', 'CANCELLED')) as known
                from task
              union all
              select 'project', count(*),
                     count(*) filter (where state in ('SUBMITTED', 'RUNNING', 'AWAITING_APPROVAL', 'PAUSED',
                                                      'SUCCEEDED', 'FAILED', 'CANCELLED'))
                from project) sums
       where known <> total
      """),
  ONE_REPORT_FOR_A_START(
      """
      select 'task ' || task_id || ' has ' || count(*) || ' reports on start ' || epoch
        from report
       group by task_id, epoch
      having count(*) > 1
      """),
  REPORTS_ARE_READ(
      """
      select 'report ' || id || ' was never read'
        from report
       where folded_at is null
      """),
  STARTS_ARE_TOLD(
      """
      select 'task ' || t.key || ' of ' || t.project_id || ' started ' || t.epoch || ' times and told of '
             || count(e.sequence)
        from task t
        left join event e
          on e.project_id = t.project_id and e.task_key = t.key and e.kind = 'TASK_STARTED'
       group by t.id
      having count(e.sequence) <> t.epoch
      """),
  EVENTS_HAVE_NO_GAPS(
      """
      select 'project ' || p.id || ' has ' || count(e.sequence) || ' events up to ' || max(e.sequence)
             || ', and counts ' || p.last_event
        from project p
        left join event e on e.project_id = p.id
       group by p.id
      having count(e.sequence) <> p.last_event
          or coalesce(max(e.sequence), 0) <> p.last_event
      """),
  SUBMITTED_ONCE(
      """
      select 'project ' || p.id || ' was submitted ' || count(e.sequence) || ' times'
        from project p
        left join event e on e.project_id = p.id and e.kind = 'PROJECT_SUBMITTED'
       group by p.id
      having count(e.sequence) <> 1 or max(e.sequence) <> 1
      """),
  ENDED_ONCE(
      """
      select 'project ' || p.id || ' is ' || p.state || ' and told of '
             || coalesce(string_agg(e.kind, ', '), 'no end')
        from project p
        left join event e
          on e.project_id = p.id
         and e.kind in ('PROJECT_SUCCEEDED', 'PROJECT_FAILED', 'PROJECT_CANCELLED')
       where p.finished_at is not null
       group by p.id
      having count(e.sequence) <> 1
          or max(e.kind) <> 'PROJECT_' || p.state
          or max(e.sequence) <> p.last_event
      """),
  PLANNED_ONCE(
      """
      select 'project ' || project_id || ' accepted ' || count(*) || ' plans'
        from event
       where kind = 'PLAN_ACCEPTED'
       group by project_id
      having count(*) > 1
      """),
  /** A task that succeeded can only succeed again after it was sent back and was ready again. */
  SUCCEEDED_ONCE_FOR_A_DISPATCH(
      """
      select 'task ' || task_key || ' of ' || project_id || ' succeeded twice, at event ' || sequence
        from (select project_id, task_key, sequence, kind,
                     lag(kind) over (partition by project_id, task_key order by sequence) as before
                from event
               where kind in ('TASK_READY', 'TASK_DEFERRED', 'TASK_SUCCEEDED')) steps
       where kind = 'TASK_SUCCEEDED'
         and before is not distinct from 'TASK_SUCCEEDED'
      """),
  READY_ONCE_FOR_A_DISPATCH(
      """
      select 'task ' || t.key || ' of ' || t.project_id || ' was ready more often than dispatched'
        from task t
        join event e on e.project_id = t.project_id and e.task_key = t.key and e.kind = 'TASK_READY'
       group by t.id
      having count(*) > t.dispatches
      """),
  SETTLED_ONCE(
      """
      select 'call ' || subject || ' ' || step || ' was settled ' || count(*) || ' times'
        from llm_call
       where state = 'SETTLED'
       group by subject, step, request_hash
      having count(*) > 1
      """),
  NO_HOLD_IS_OPEN(
      """
      select 'call ' || id || ' is still held'
        from llm_call
       where state = 'HELD'
      """),
  /** Whose cost is known only as an estimate must have been in flight when something was killed. */
  ONLY_CALLS_IN_FLIGHT_ARE_UNSURE(
      """
      select 'call ' || id || ' ' || step || ' is an estimate and was not in flight at a kill: ' || reason
        from llm_call c
       where basis = 'ESTIMATED'
         and not exists (select from chaos.in_flight f where f.call = c.id)
      """),
  /** A request that was billed again must have been in flight as often as it was repeated. */
  ONLY_CALLS_IN_FLIGHT_ARE_REPEATED(
      """
      select repeated || ' calls were billed again, and ' || unsure || ' were in flight at a kill'
        from (select coalesce(sum(times - 1), 0) as repeated
                from (select count(*) as times from chaos.bill group by request) asked) bills,
             (select count(*) as unsure from chaos.in_flight) kills
       where repeated > unsure
      """),
  WHAT_IS_REPORTED_WAS_BILLED(
      """
      select reported.times || ' calls to ' || model || ' at ' || nanos || ' are in the ledger, and '
             || coalesce(billed.times, 0) || ' in the bill'
        from (select model, cost_nanos as nanos, count(*) as times
                from llm_call
               where basis = 'REPORTED' and reused_from is null
               group by model, cost_nanos) reported
        left join (select model, nanos, count(*) as times from chaos.bill group by model, nanos) billed
          using (model, nanos)
       where reported.times > coalesce(billed.times, 0)
      """),
  /**
   * What is billed and not reported is paired with estimates of the same model, dearest with
   * dearest: if a pair is missing or too small, no other pairing would do.
   */
  WHAT_WAS_BILLED_IS_COVERED(
      """
      with reported as (
        select model, cost_nanos as nanos,
               row_number() over (partition by model, cost_nanos) as place
          from llm_call
         where basis = 'REPORTED' and reused_from is null
      ), billed as (
        select call, model, nanos,
               row_number() over (partition by model, nanos order by call desc) as place
          from chaos.bill
      ), unheard as (
        select b.call, b.model, b.nanos,
               row_number() over (partition by b.model order by b.nanos desc, b.call) as place
          from billed b
          left join reported r using (model, nanos, place)
         where r.place is null
      ), estimated as (
        select model, coalesce(cost_nanos, hold_nanos) as nanos,
               row_number() over (partition by model order by coalesce(cost_nanos, hold_nanos) desc) as place
          from llm_call
         where basis = 'ESTIMATED' or state = 'HELD'
      )
      select 'call ' || u.call || ' of the bill to ' || u.model || ' at ' || u.nanos
             || ' is covered by ' || coalesce(cast(e.nanos as text), 'nothing')
        from unheard u
        left join estimated e using (model, place)
       where e.nanos is null or e.nanos < u.nanos
      """),
  LEDGER_IS_NO_LESS_THAN_THE_BILL(
      """
      select 'the ledger says ' || ledger || ' and the bill ' || bill
        from (select coalesce(sum(coalesce(cost_nanos, hold_nanos)), 0) as ledger from llm_call) ours,
             (select coalesce(sum(nanos), 0) as bill from chaos.bill) theirs
       where ledger < bill
      """),
  ACCOUNTS_ARE_THEIR_LINES(
      """
      select 'account ' || a.id || ' has spent ' || a.spent_nanos || ' and its lines ' || lines.spent
             || '; it holds ' || a.held_nanos || ' and its lines ' || lines.held
        from account a
       cross join lateral (
         select coalesce(sum(c.cost_nanos), 0) as spent,
                coalesce(sum(c.hold_nanos) filter (where c.state = 'HELD'), 0) as held
           from llm_call c
          where a.id = any (c.accounts)) lines
       where a.spent_nanos <> lines.spent
          or a.held_nanos <> lines.held
      """),
  SPENT_WITHIN_LIMIT(
      """
      select 'account ' || id || ' is over its limit'
        from account
       where spent_nanos + held_nanos > limit_nanos
      """),
  ONE_ACCOUNT_FOR_A_PROJECT(
      """
      select 'project ' || p.id || ' has no account of its own'
        from project p
       where not exists (select from account a where a.id = 'project:' || p.id)
      """),
  NOTHING_IS_LEFT_TO_DO(
      """
      select 'row ' || task_instance || ' is left in engine_control' from engine_control
      union all
      select 'row ' || task_instance || ' is left in engine_agent' from engine_agent
      """);

  private static final int MOST_SHOWN = 20;

  private final String sql;

  Invariant(String sql) {
    this.sql = sql;
  }

  /** What breaks it, in words; at most twenty, empty if it holds. */
  List<String> violations(JdbcClient jdbc) {
    return jdbc.sql("select * from (" + sql + ") violations limit " + MOST_SHOWN)
        .query((row, number) -> row.getString(1))
        .list();
  }
}
