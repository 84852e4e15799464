-- What calls without a reply cost, and all that a reply has besides its text.

alter table llm_call
  -- REPORTED: the price of the usage. ESTIMATED: the provider did not report all that it bills.
  add column basis        text check (basis in ('REPORTED', 'ESTIMATED')),
  -- At which tier the provider served the call; part of its usage.
  add column service_tier text check (service_tier in ('STANDARD', 'FLEX', 'BATCH', 'PRIORITY')),
  -- JSON arrays in ASCII. A reply has at most 8 MiB; escaped, a byte of it takes at most six.
  add column tool_calls   text check (octet_length(tool_calls) <= 50331648),
  add column reasoning    text check (octet_length(reasoning) <= 50331648),
  drop constraint llm_call_stop_reason_check,
  drop constraint llm_call_cost,
  drop constraint llm_call_settled;

update llm_call
   set basis = 'REPORTED',
       service_tier = 'STANDARD',
       tool_calls = '[]',
       reasoning = '[]'
 where state = 'SETTLED';

update llm_call
   set basis = 'ESTIMATED'
 where state = 'KEPT';

alter table llm_call
  add constraint llm_call_stop_reason_check check (stop_reason in ('END', 'LENGTH', 'TOOLS')),
  add constraint llm_call_cost check (
    case state
      when 'HELD' then cost_nanos is null
      when 'RELEASED' then cost_nanos = 0 and cost_nanos is not null
      else cost_nanos is not null
    end),
  add constraint llm_call_basis check ((state in ('SETTLED', 'KEPT')) = (basis is not null)),
  -- A reply and its stop reason are there if and only if the call is settled.
  add constraint llm_call_settled check (
    num_nonnulls(stop_reason, reply, tool_calls, reasoning)
    = case when state = 'SETTLED' then 4 else 0 end),
  -- The usage is there as a whole or not at all: always with a reply, never without a charge, and
  -- never missing where the cost rests on it.
  add constraint llm_call_usage check (
    num_nonnulls(uncached_input, cache_read, cache_write_short, cache_write_long, output,
                 service_tier)
    = any (case
             when state = 'SETTLED' or basis = 'REPORTED' then array[6]
             when state = 'KEPT' then array[0, 6]
             else array[0]
           end));
