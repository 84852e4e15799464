-- What is needed to tell costs apart by day, and to compare a quote with what came of it.

-- The charges of some days, over all projects.
create index llm_call_spent
  on llm_call (ended_at)
  where state in ('SETTLED', 'KEPT');

-- What a project was expected to cost and to take when it was submitted.
create table project_quote (
  project_id uuid primary key references project (id) on delete cascade,
  low_nanos bigint not null,
  expected_nanos bigint not null,
  high_nanos bigint not null,
  low_ms bigint not null,
  expected_ms bigint not null,
  high_ms bigint not null,
  -- How many projects the quote rests on; 0 if it rests on the priors of the template.
  samples int not null,
  constraint project_quote_costs_in_order check
    (low_nanos >= 0 and low_nanos <= expected_nanos and expected_nanos <= high_nanos),
  constraint project_quote_times_in_order check
    (low_ms >= 0 and low_ms <= expected_ms and expected_ms <= high_ms),
  constraint project_quote_samples_not_negative check (samples >= 0)
);
