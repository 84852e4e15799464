-- The bills of providers, and how the ledger was brought into agreement with them.

alter table llm_call
  drop constraint llm_call_basis_check,
  add constraint llm_call_basis_check check (basis in ('REPORTED', 'ESTIMATED', 'RECONCILED'));

create table reconciliation (
  id              uuid        primary key,
  provider        text        not null check (length(provider) between 1 and 100),
  -- Empty for all models of the provider.
  model           text        not null default '' check (length(model) <= 200),
  from_time       timestamptz not null,
  to_time         timestamptz not null,
  billed_nanos    bigint      not null check (billed_nanos >= 0),
  reported_nanos  bigint      not null check (reported_nanos >= 0),
  estimated_nanos bigint      not null check (estimated_nanos >= 0),
  -- Estimates that it corrected.
  calls           int         not null check (calls >= 0),
  made_at         timestamptz not null,
  constraint reconciliation_period check (from_time < to_time),
  -- Only a bill that estimates can be brought into agreement with was accepted.
  constraint reconciliation_closed check
    (billed_nanos - reported_nanos between 0 and estimated_nanos)
);

create index reconciliation_latest on reconciliation (made_at desc, id);
