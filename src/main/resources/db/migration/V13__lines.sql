-- Whose projects there are, how they stand in time, and how what waits for a worker lines up for it.

alter table project
  add column tenant   text not null default 'default',
  add column priority text not null default 'NORMAL',
  add column deadline timestamptz,
  add constraint project_tenant_shape check (tenant ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  add constraint project_priority_known check (priority in ('LOW', 'NORMAL', 'HIGH'));

-- A key is a client's own name for a request: two tenants may use the same one.
drop index project_idempotency;
create unique index project_idempotency on project (tenant, idempotency_key)
  where idempotency_key is not null;

-- What decides who goes first. Beside the columns of the library, which knows nothing of these.
alter table engine_agent
  add column tenant     text not null default 'default',
  add column kind       text not null default '',
  add column project_id uuid,
  alter column priority set default 2;

update engine_agent e
set kind = t.kind, project_id = t.project_id, priority = 2
from task t
where t.id = cast(split_part(e.task_instance, '/', 1) as uuid);

update engine_agent set priority = 2 where priority is null;
alter table engine_agent alter column priority set not null;

alter table engine_agent
  add constraint agent_priority_known check (priority between 1 and 3);

-- Taken rows have one index beside their keys, and none on the time of their last beat, so that a beat
-- rewrites a row in its place (a HOT update) and leaves nothing in an index to be cleaned up.
drop index agent_due;
drop index agent_beat;
create index agent_line on engine_agent (tenant, kind, priority desc, execution_time, task_instance)
  where picked = false;
create index agent_taken on engine_agent (tenant, kind) where picked = true;
create index agent_of_project on engine_agent (project_id);

-- How far each tenant has come: each row that is taken for it moves it on by one part of its weight. The
-- tenant '' is the clock of them all, where the last turn began; who comes late starts there. Unlogged: after
-- a crash of the server all start at zero again.
create unlogged table engine_turn (
  tenant text primary key,
  turn   double precision not null
)
with (fillfactor = 50);

-- The first row in the line of a tenant and kind that is due, behind a place in it.
create function engine_head(
  of_tenant text, of_kind text, moment timestamptz,
  behind_priority smallint, behind_time timestamptz, behind_instance text)
  returns table (priority smallint, execution_time timestamptz, task_instance text)
  language sql
  stable
as $$
  select head.*
  from (values (3::smallint), (2::smallint), (1::smallint)) as level (priority)
  cross join lateral (
    select e.priority, e.execution_time, e.task_instance
    from engine_agent e
    where e.picked = false and e.tenant = of_tenant and e.kind = of_kind
      and e.priority = level.priority and e.execution_time <= moment
      and (e.execution_time, e.task_instance) > (
        case when level.priority < behind_priority then '-infinity' else behind_time end,
        case when level.priority < behind_priority then '' else behind_instance end)
    order by e.execution_time, e.task_instance
    limit 1) head
  where level.priority <= behind_priority
  order by level.priority desc
  limit 1
$$;

-- Gives a process the rows that it may run now, and marks them as taken by it: first those of processes that
-- died, then others, one turn after the other. A turn goes to the tenant that has come least far, of those
-- that hold less than their share, rounded up, of the places of all who want one; of its rows it takes one of
-- the highest priority, and of these the one that has waited longest. A row that a limit stops is passed
-- over, and costs its tenant nothing. One caller at a time, so that limits hold for all processes together.
--   moment, dead_before  now, and the last beat of what counts as dead
--   most                 how many rows at the most
--   served               kinds that the process serves; null for all
--   kind_*, tenant_*     limits of kinds; weights and limits of tenants. What is not named has weight 1
--                        and no limit
-- The settings: plans are made once, maybe when the table was empty, and must do when a thousand projects have
-- come; so each look is left no other way than the index that was made for it.
create function engine_claim(
  claimer text, moment timestamptz, dead_before timestamptz, most int, served text[],
  kind_names text[], kind_limits int[],
  tenant_names text[], tenant_weights double precision[], tenant_limits int[])
  returns setof engine_agent
  language plpgsql
  set enable_seqscan = off
  set enable_bitmapscan = off
  set enable_sort = off
  set plan_cache_mode = force_generic_plan
  set jit = off
as $$
declare
  missing int := most;
  dead int;
  chosen text[] := '{}';
  clock double precision;
  -- One for each tenant that has a due row of a kind that is served, ordered by name.
  tenants text[];
  weights double precision[];
  turns double precision[];
  held int[];
  tenant_rooms int[];
  first_pairs int[];
  best int[];
  -- One for each kind of these rows, ordered by name.
  kind_rooms int[];
  -- One for each tenant and kind, ordered by both, with its first row; the priority is 0 when there is none left.
  pair_tenants int[];
  pair_kinds int[];
  pair_names text[];
  priorities smallint[];
  times timestamptz[];
  instances text[];
  all_tenants int;
  stale boolean := true;
  next_tenant int;
  pair int;
  gone boolean;
  head record;
  places int;
  weight double precision;
begin
  perform pg_advisory_xact_lock(hashtextextended('engine_agent', 0));

  return query
    update engine_agent e
    set picked = true, picked_by = claimer, last_heartbeat = moment, version = e.version + 1
    where (e.task_name, e.task_instance) in (
      select d.task_name, d.task_instance
      from engine_agent d
      where d.picked = true and d.last_heartbeat < dead_before
        and (served is null or d.kind = any (served))
      order by d.last_heartbeat, d.task_instance
      limit missing
      for update skip locked)
    returning e.*;
  get diagnostics dead = row_count;
  missing := missing - dead;
  if missing = 0 then
    return;
  end if;

  clock := coalesce((select t.turn from engine_turn t where t.tenant = ''), 0);

  -- From the first row of one tenant and kind to the first of the next: one look into the index for each.
  with recursive line as (
    (select w.tenant, w.kind, w.priority, w.execution_time, w.task_instance
     from engine_agent w
     where w.picked = false
     order by w.tenant, w.kind, w.priority desc, w.execution_time, w.task_instance
     limit 1)
    union all
    select next.*
    from line,
      lateral (
        select w.tenant, w.kind, w.priority, w.execution_time, w.task_instance
        from engine_agent w
        where w.picked = false and (w.tenant, w.kind) > (line.tenant, line.kind)
        order by w.tenant, w.kind, w.priority desc, w.execution_time, w.task_instance
        limit 1) next
  ),
  due as (
    select line.*
    from line
    where line.execution_time <= moment and (served is null or line.kind = any (served))
    union all
    select line.tenant, line.kind, h.*
    from line
    cross join lateral engine_head(
      line.tenant, line.kind, moment, line.priority, line.execution_time, line.task_instance) h
    where line.execution_time > moment and (served is null or line.kind = any (served))
  ),
  head as materialized (
    select due.*,
      (dense_rank() over (order by due.tenant))::int as tenant_number,
      (dense_rank() over (order by due.kind))::int as kind_number,
      (row_number() over (order by due.tenant, due.kind))::int as number
    from due
  ),
  taken as materialized (
    select t.tenant, t.kind, count(*)::int as rows
    from engine_agent t
    where t.picked = true
    group by t.tenant, t.kind
  ),
  of_kind as (
    select h.kind,
      l.most - coalesce((select sum(t.rows) from taken t where t.kind = h.kind), 0)::int as room
    from (select distinct kind from head) h
    left join unnest(kind_names, kind_limits) as l (kind, most) on l.kind = h.kind
  ),
  of_tenant as (
    select h.tenant, h.first_pair, coalesce(l.weight, 1) as weight, s.rows, l.most - s.rows as room,
      greatest(coalesce(e.turn, clock), clock) as turn
    from (select tenant, min(number) as first_pair from head group by tenant) h
    left join unnest(tenant_names, tenant_weights, tenant_limits) as l (tenant, weight, most)
      on l.tenant = h.tenant
    left join engine_turn e on e.tenant = h.tenant
    cross join lateral (
      select coalesce(sum(t.rows), 0)::int as rows from taken t where t.tenant = h.tenant) s
  ),
  kinds as (
    select array_agg(room order by kind) as rooms from of_kind
  ),
  all_of_tenants as (
    select array_agg(tenant order by tenant) as names, array_agg(o.weight order by tenant) as weights,
      array_agg(turn order by tenant) as turns, array_agg(rows order by tenant) as held,
      array_agg(room order by tenant) as rooms, array_agg(first_pair order by tenant) as first_pairs
    from of_tenant o
  ),
  pairs as (
    select array_agg(tenant_number order by number) as tenants,
      array_agg(kind_number order by number) as kinds, array_agg(kind order by number) as names,
      array_agg(priority order by number) as priorities,
      array_agg(execution_time order by number) as times,
      array_agg(task_instance order by number) as instances
    from head
  )
  select k.rooms, t.names, t.weights, t.turns, t.held, t.rooms, t.first_pairs,
    p.tenants, p.kinds, p.names, p.priorities, p.times, p.instances
  into kind_rooms, tenants, weights, turns, held, tenant_rooms, first_pairs,
    pair_tenants, pair_kinds, pair_names, priorities, times, instances
  from kinds k, all_of_tenants t, pairs p;

  if tenants is null then
    return;
  end if;
  all_tenants := cardinality(tenants);
  first_pairs := first_pairs || (cardinality(pair_tenants) + 1);
  best := array_fill(0, array[all_tenants]);

  while missing > 0 loop
    -- The first row of each tenant that no limit stops: anew for all when a kind has become full.
    for number in 1 .. all_tenants loop
      if stale or number = next_tenant then
        best[number] := 0;
        if tenant_rooms[number] is null or tenant_rooms[number] > 0 then
          for other in first_pairs[number] .. first_pairs[number + 1] - 1 loop
            if priorities[other] > 0
              and (kind_rooms[pair_kinds[other]] is null or kind_rooms[pair_kinds[other]] > 0)
              and (best[number] = 0
                or priorities[other] > priorities[best[number]]
                or priorities[other] = priorities[best[number]]
                  and (times[other], instances[other]) < (times[best[number]], instances[best[number]]))
            then
              best[number] := other;
            end if;
          end loop;
        end if;
      end if;
    end loop;
    stale := false;

    places := 1;
    weight := 0;
    for number in 1 .. all_tenants loop
      if best[number] > 0 then
        places := places + held[number];
        weight := weight + weights[number];
      end if;
    end loop;

    next_tenant := 0;
    for number in 1 .. all_tenants loop
      if best[number] > 0
        and held[number] < ceil(weights[number] * places / weight)
        and (next_tenant = 0
          or turns[number] < turns[next_tenant]
          or turns[number] = turns[next_tenant] and times[best[number]] < times[best[next_tenant]])
      then
        next_tenant := number;
      end if;
    end loop;
    exit when next_tenant = 0;

    pair := best[next_tenant];
    -- Whether it is taken is asked of the row and not of the index, which would be one of the line.
    select e.picked
    into gone
    from engine_agent e
    where e.task_name = 'perform' and e.task_instance = instances[pair]
    for update skip locked;
    if found and not gone then
      chosen := chosen || instances[pair];
      missing := missing - 1;
      clock := greatest(clock, turns[next_tenant]);
      turns[next_tenant] := turns[next_tenant] + 1 / weights[next_tenant];
      held[next_tenant] := held[next_tenant] + 1;
      tenant_rooms[next_tenant] := tenant_rooms[next_tenant] - 1;
      kind_rooms[pair_kinds[pair]] := kind_rooms[pair_kinds[pair]] - 1;
      stale := coalesce(kind_rooms[pair_kinds[pair]] = 0, false);
    end if;
    if missing > 0 then
      select h.*
      into head
      from engine_head(
        tenants[next_tenant], pair_names[pair], moment,
        priorities[pair], times[pair], instances[pair]) h;
      priorities[pair] := coalesce(head.priority, 0);
      times[pair] := head.execution_time;
      instances[pair] := head.task_instance;
    end if;
  end loop;

  if cardinality(chosen) > 0 then
    insert into engine_turn as e (tenant, turn)
    select moved.tenant, moved.turn
    from unnest(tenants || ''::text, turns || clock) as moved (tenant, turn)
    where moved.turn > clock or moved.tenant = ''
    on conflict (tenant) do update set turn = excluded.turn
    where e.turn <> excluded.turn;

    return query
      update engine_agent e
      set picked = true, picked_by = claimer, last_heartbeat = moment, version = e.version + 1
      where e.task_name = 'perform' and e.task_instance = any (chosen)
      returning e.*;
  end if;
end
$$;
