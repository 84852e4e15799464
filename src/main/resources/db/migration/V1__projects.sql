-- What was asked and how far it has come. The state rules of docs/lifecycle.md stand here once more,
-- as constraints: no code path can break them.

create table project (
  id uuid primary key,
  name text not null,
  brief text not null,
  template text not null,
  budget_nanos bigint not null,
  state text not null,
  reason text not null default '',
  idempotency_key text,
  request_hash text not null,
  last_event bigint not null default 0,
  cancel_requested_at timestamptz,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint project_name_length check (char_length(name) between 1 and 80),
  constraint project_brief_length check (char_length(brief) between 1 and 20000),
  constraint project_budget_positive check (budget_nanos > 0),
  constraint project_key_length check (char_length(idempotency_key) between 1 and 255),
  constraint project_state_known check (state in
    ('SUBMITTED', 'RUNNING', 'AWAITING_APPROVAL', 'PAUSED', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  constraint project_finished_when_terminal check
    ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
  constraint project_started_when_running check
    (state in ('SUBMITTED', 'CANCELLED') or started_at is not null),
  constraint project_failure_has_reason check (state <> 'FAILED' or reason <> '')
);

create unique index project_idempotency on project (idempotency_key)
  where idempotency_key is not null;
create index project_by_state on project (state, id desc);

create table task (
  id uuid primary key,
  project_id uuid not null references project (id) on delete cascade,
  position int not null,
  key text not null,
  kind text not null,
  title text not null,
  goal text not null,
  files text[] not null,
  owns text[] not null,
  state text not null,
  dispatches int not null,
  epoch bigint not null,
  attempts int not null,
  reworks int not null,
  deferrals int not null,
  findings json not null,
  reason text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint task_key_once unique (project_id, key),
  constraint task_position_once unique (project_id, position),
  constraint task_state_known check (state in
    ('WAITING', 'READY', 'RUNNING', 'AWAITING_APPROVAL', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  constraint task_finished_when_terminal check
    ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
  constraint task_ready_was_dispatched check
    (state not in ('READY', 'RUNNING', 'SUCCEEDED') or dispatches > 0),
  constraint task_running_was_started check
    (state not in ('RUNNING', 'SUCCEEDED') or (epoch > 0 and attempts > 0 and started_at is not null)),
  constraint task_failure_has_reason check (state <> 'FAILED' or reason <> ''),
  constraint task_counts_not_negative check
    (dispatches >= 0 and epoch >= 0 and attempts >= 0 and reworks >= 0 and deferrals >= 0)
);

create index task_open on task (kind, state) where finished_at is null;

create table task_need (
  project_id uuid not null,
  key text not null,
  needs text not null,
  primary key (project_id, key, needs),
  foreign key (project_id, key) references task (project_id, key) on delete cascade,
  foreign key (project_id, needs) references task (project_id, key) on delete cascade,
  constraint task_need_not_itself check (key <> needs)
);

-- What workers left behind. One report for each start of a task; folded_at is set by the decision
-- that read it. The body is json, not jsonb, because a model may write a NUL, which jsonb refuses.
create table report (
  id uuid primary key,
  project_id uuid not null references project (id) on delete cascade,
  task_id uuid not null references task (id) on delete cascade,
  epoch bigint not null,
  body json not null,
  reported_at timestamptz not null,
  folded_at timestamptz,
  constraint report_once_per_start unique (task_id, epoch)
);

create index report_unread on report (project_id) where folded_at is null;
create index report_of_project on report (project_id);

-- What to tell those who watch, numbered without gaps: the number is drawn from project.last_event
-- under the project's row lock, so events commit in the order of their numbers.
create table event (
  project_id uuid not null references project (id) on delete cascade,
  sequence bigint not null,
  at timestamptz not null,
  kind text not null,
  task_key text,
  text text not null,
  primary key (project_id, sequence),
  constraint event_sequence_positive check (sequence > 0)
);
