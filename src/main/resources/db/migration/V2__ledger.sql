-- Money: accounts with limits, and the calls that they paid for.
-- Amounts are nano-dollars (1e-9 USD) in bigint; times come from the application's clock.

-- No account ever spends more than its limit: what is spent plus what is set aside for calls in
-- flight stays within it, whatever the application does.
create table account (
  -- Bytewise order, so that rows are locked in the order in which the application sorts the ids.
  id          text collate "C" primary key,
  limit_nanos bigint      not null check (limit_nanos >= 0),
  held_nanos  bigint      not null default 0 check (held_nanos >= 0),
  spent_nanos bigint      not null default 0 check (spent_nanos >= 0),
  opened_at   timestamptz not null,
  constraint account_id_shape check (id ~ '^[a-z][a-z-]{0,30}:[A-Za-z0-9._-]{1,160}$'),
  -- Written as a difference: a sum of two huge amounts could leave the range of bigint.
  constraint account_within_limit check (spent_nanos <= limit_nanos - held_nanos)
);

-- One line per call to a model. HELD is open; the other three are final.
create table llm_call (
  id                 uuid        primary key,
  subject            uuid        not null,
  step               text        not null check (length(step) between 1 and 60),
  request_hash       text        not null check (request_hash ~ '^[0-9a-f]{1,64}$'),
  provider           text        not null,
  model              text        not null,
  origin             text        not null check (origin in ('MODEL', 'SIMULATED')),
  accounts           text[]      not null check (cardinality(accounts) between 1 and 8),
  state              text        not null check (state in ('HELD', 'SETTLED', 'RELEASED', 'KEPT')),
  hold_nanos         bigint      not null check (hold_nanos >= 0),
  cost_nanos         bigint      check (cost_nanos >= 0),
  uncached_input     bigint      check (uncached_input >= 0),
  cache_read         bigint      check (cache_read >= 0),
  cache_write_short  bigint      check (cache_write_short >= 0),
  cache_write_long   bigint      check (cache_write_long >= 0),
  output             bigint      check (output >= 0),
  stop_reason        text        check (stop_reason in ('END', 'LENGTH')),
  -- UTF-8. Not text, because a reply may contain NUL, which text refuses.
  reply              bytea       check (octet_length(reply) <= 8388608),
  decision           text        not null check (length(decision) <= 2600),
  reason             text        check (length(reason) <= 2000),
  held_at            timestamptz not null,
  ended_at           timestamptz,
  constraint llm_call_cost_within_hold check (cost_nanos <= hold_nanos),
  constraint llm_call_ended check ((state = 'HELD') = (ended_at is null)),
  constraint llm_call_reason check ((state in ('RELEASED', 'KEPT')) = (reason is not null)),
  constraint llm_call_cost check (
    case state
      when 'HELD' then cost_nanos is null
      when 'SETTLED' then cost_nanos is not null
      when 'RELEASED' then cost_nanos = 0 and cost_nanos is not null
      when 'KEPT' then cost_nanos = hold_nanos and cost_nanos is not null
    end),
  -- A reply, its usage and its stop reason are there if and only if the call is settled.
  constraint llm_call_settled check (
    num_nonnulls(uncached_input, cache_read, cache_write_short, cache_write_long, output,
                 stop_reason, reply)
    = case when state = 'SETTLED' then 7 else 0 end)
);

-- An answer that was paid for is never paid again: a call is open once, or settled once, and never
-- both. One index over both states, so that neither can slip in while the other is written.
create unique index llm_call_once
  on llm_call (subject, step, request_hash)
  where state in ('HELD', 'SETTLED');

-- The charged calls of a project's tasks, for cost views.
create index llm_call_charged
  on llm_call (subject, ended_at)
  where state in ('SETTLED', 'KEPT');
