-- Budgets by calendar month, holds that expire, replies that are used again, and how models fare.

-- The month that pays, by this server's clock and in UTC whatever the session's zone is. The one
-- place that says so, so that nodes whose clocks differ never pay from two months at once.
create function budget_month() returns text
  language sql stable
  return to_char(now() at time zone 'utc', 'YYYY-MM');

-- What an account may spend in each month. Its months are rows of their own in account, opened when
-- they are first needed. An account that stands here in neither form has no limit.
create table budget (
  id          text collate "C" primary key,
  limit_nanos bigint      not null check (limit_nanos >= 0),
  set_at      timestamptz not null,
  -- Eight characters less than an account may have: its months put theirs behind it.
  constraint budget_id_shape check (id ~ '^[a-z][a-z-]{0,30}:[A-Za-z0-9._-]{1,152}$'),
  constraint budget_is_no_project check (id not like 'project:%')
);

alter table account
  -- Whose month it is; null for an account whose limit is for all time.
  add column budget       text collate "C",
  add column month        text collate "C" check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- The limit of which it was said that its soft limit is reached; it is said once for each limit.
  add column warned_nanos bigint,
  add constraint account_month check (
    (budget is null and month is null) or (month is not null and id = budget || '.' || month));

create index account_months on account (month, budget) where month is not null;

alter table llm_call
  -- Of a hold that expired: AWAITED until it is known how the call ended, or until the same call is
  -- made again (OVERTAKEN); then as what it was ended late.
  add column late_end    text
    check (late_end in ('AWAITED', 'OVERTAKEN', 'SETTLED', 'RELEASED', 'KEPT')),
  -- The call whose reply was used again instead of calling a model, and what that had cost.
  add column reused_from uuid,
  add column saved_nanos bigint not null default 0 check (saved_nanos >= 0),
  -- None, if all that pay are without a limit.
  drop constraint llm_call_accounts_check,
  add constraint llm_call_accounts_check check (cardinality(accounts) <= 8),
  add constraint llm_call_late check (
    case late_end
      when 'AWAITED' then state = 'KEPT'
      when 'OVERTAKEN' then state = 'KEPT'
      when 'SETTLED' then state in ('SETTLED', 'KEPT')
      else late_end is null or late_end = state
    end),
  add constraint llm_call_reused check (
    reused_from is null or (state = 'SETTLED' and hold_nanos = 0)),
  add constraint llm_call_saved check (saved_nanos = 0 or reused_from is not null);

-- Holds of earlier versions said nothing about how long they live.
update llm_call
   set expires_at = held_at + interval '1 day'
 where state = 'HELD'
   and expires_at is null;

alter table llm_call
  add constraint llm_call_expires check (state <> 'HELD' or expires_at is not null);

-- A call is open once, or settled once, or expired and perhaps still to be settled, and never two of
-- these: an answer that was paid for is never paid again.
drop index llm_call_once;
create unique index llm_call_once
  on llm_call (subject, step, request_hash)
  where state in ('HELD', 'SETTLED') or late_end = 'AWAITED';

-- Only open holds, of which there are few: what has expired is found without looking at the rest.
create index llm_call_expiring on llm_call (expires_at) where state = 'HELD';

create index llm_call_reusable
  on llm_call (request_hash, tenant, ended_at)
  where state = 'SETTLED' and stop_reason = 'END' and reused_from is null;

create index llm_call_reused_from on llm_call (reused_from) where reused_from is not null;

-- What became of the replies of each day, in UTC by the end of the call: kept together with the
-- judgements, so that nobody has to count a large ledger.
create table model_record (
  task_type     text   not null,
  provider      text   not null,
  model         text   not null,
  day           date   not null,
  accepted      bigint not null default 0 check (accepted >= 0),
  rejected      bigint not null default 0 check (rejected >= 0),
  -- Of the accepted ones.
  revoked       bigint not null default 0,
  output_tokens bigint not null default 0 check (output_tokens >= 0),
  primary key (task_type, provider, model, day),
  constraint model_record_revoked check (revoked between 0 and accepted)
);

create index model_record_by_day on model_record (day);
