-- Whose projects there are, how they stand in time, and how what waits for a worker lines up for it.

alter table project
  add column tenant   text not null default 'default',
  add column priority text not null default 'NORMAL',
  add column deadline timestamptz,
  add constraint project_tenant_shape check (tenant ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
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

drop index agent_due;
create index agent_line on engine_agent (tenant, kind, priority desc, execution_time)
  where picked = false;
create index agent_of_project on engine_agent (project_id);

-- Gives a process the rows that it may run now, and marks them as taken by it: first those of processes that
-- died, then, in turn, those of the tenant with the fewest rows taken for its weight; of a tenant's rows those
-- of the highest priority, and of these those that have waited longest. One caller at a time, so that limits
-- hold for all processes together. Each statement of the function sees what the one before has written.
--   moment, dead_before  now, and the last beat of what counts as dead
--   most                 how many rows at the most
--   served               kinds that the process serves; null for all
--   kind_*, tenant_*     limits of kinds; weights and limits of tenants. What is not named has weight 1
--                        and no limit
create function engine_claim(
  claimer text, moment timestamptz, dead_before timestamptz, most int, served text[],
  kind_names text[], kind_limits int[],
  tenant_names text[], tenant_weights double precision[], tenant_limits int[])
  returns setof engine_agent
  language plpgsql
as $$
declare
  missing int := most;
  found_now int;
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
      order by d.last_heartbeat
      limit missing
      for update skip locked)
    returning e.*;
  get diagnostics found_now = row_count;
  missing := missing - found_now;

  -- Rounds, because a row that a limit of its kind stops takes a place of its tenant in one of them.
  while missing > 0 loop
    return query
      with recursive pair (tenant, kind) as (
        (select w.tenant, w.kind
         from engine_agent w
         where w.picked = false
         order by w.tenant, w.kind
         limit 1)
        union all
        select next.tenant, next.kind
        from pair,
          lateral (
            select w.tenant, w.kind
            from engine_agent w
            where w.picked = false and (w.tenant, w.kind) > (pair.tenant, pair.kind)
            order by w.tenant, w.kind
            limit 1) next
      ),
      taken as (
        select t.tenant, t.kind, count(*) as rows
        from engine_agent t
        where t.picked = true
        group by t.tenant, t.kind
      ),
      kind_room as (
        select n.name, n.most - coalesce((select sum(t.rows) from taken t where t.kind = n.name), 0) as room
        from unnest(kind_names, kind_limits) as n (name, most)
      ),
      tenant_room as (
        select p.tenant,
          coalesce((select sum(t.rows) from taken t where t.tenant = p.tenant), 0) as rows,
          coalesce(n.weight, 1) as weight,
          n.most - coalesce((select sum(t.rows) from taken t where t.tenant = p.tenant), 0) as room
        from (select distinct pair.tenant from pair) p
        left join unnest(tenant_names, tenant_weights, tenant_limits) as n (name, weight, most)
          on n.name = p.tenant
      ),
      head as (
        select w.task_name, w.task_instance, w.priority, w.execution_time, pair.tenant, pair.kind,
          least(k.room, missing) as kind_room, least(t.room, missing) as tenant_room,
          (t.rows + row_number() over (
            partition by pair.tenant order by w.priority desc, w.execution_time)) / t.weight as turn
        from pair
        join tenant_room t on t.tenant = pair.tenant
        left join kind_room k on k.name = pair.kind
        cross join (values (3), (2), (1)) as level (priority)
        cross join lateral (
          select e.task_name, e.task_instance, e.priority, e.execution_time
          from engine_agent e
          where e.picked = false and e.tenant = pair.tenant and e.kind = pair.kind
            and e.priority = level.priority and e.execution_time <= moment
          order by e.execution_time
          limit greatest(0, least(k.room, t.room, missing))) w
        where served is null or pair.kind = any (served)
      ),
      within_kind as (
        select h.*,
          row_number() over (partition by h.kind order by h.turn, h.execution_time) as place
        from head h
      ),
      within_tenant as (
        select k.*,
          row_number() over (
            partition by k.tenant order by k.priority desc, k.execution_time) as tenant_place
        from within_kind k
        where k.place <= k.kind_room
      ),
      chosen as (
        select t.task_name, t.task_instance
        from within_tenant t
        where t.tenant_place <= t.tenant_room
        order by t.turn, t.execution_time
        limit missing
      ),
      locked as (
        select e.task_name, e.task_instance
        from engine_agent e
        join chosen c on c.task_name = e.task_name and c.task_instance = e.task_instance
        where e.picked = false
        for update of e skip locked
      )
      update engine_agent e
      set picked = true, picked_by = claimer, last_heartbeat = moment, version = e.version + 1
      from locked l
      where e.task_name = l.task_name and e.task_instance = l.task_instance
      returning e.*;
    get diagnostics found_now = row_count;
    exit when found_now = 0;
    missing := missing - found_now;
  end loop;
end
$$;
