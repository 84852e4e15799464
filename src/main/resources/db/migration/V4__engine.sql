-- The two tables of the durable engine (db-scheduler). A row says only "wake up" and who holds the
-- lease; the truth is in the domain's own tables. Two tables, so that short orchestration never
-- waits behind minutes of a model's work.

create table engine_control (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
)
-- Each running row is updated at every heartbeat: room for updates in place, and eager cleaning.
with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

create table engine_agent (like engine_control including all)
with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);

-- Partial, because rows of running work stay in the table with their old time: a full index would
-- walk over all of them at each poll (measured 16-28 ms against 0.7-2.1 ms with 100,000 such rows).
create index control_due on engine_control (execution_time) where picked = false;
create index control_beat on engine_control (last_heartbeat) where picked = true;
create index agent_due on engine_agent (execution_time) where picked = false;
create index agent_beat on engine_agent (last_heartbeat) where picked = true;
