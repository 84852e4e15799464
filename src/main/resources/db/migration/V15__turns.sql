-- Seats go to tenants in turn, and there to projects in turn, so that a tenant with a thousand projects has
-- one share and not a thousand; and whoever was turned away stands where it stood when it comes again.

alter table turnstile_seat
  add column tenant text not null default 'default',
  -- What the call is for; empty in rows of processes that do not say so.
  add column task   uuid;

-- Since when a task wants a seat for which it was turned away.
create unlogged table turnstile_place (
  task       uuid        primary key,
  asked_at   timestamptz not null,
  kept_until timestamptz not null
)
with (fillfactor = 50);
create index turnstile_place_end on turnstile_place (kept_until);

-- When a tenant, or a project, had its last turn: the higher, the later.
create unlogged table turnstile_turn (
  name       text        primary key,
  turn       bigint      not null,
  kept_until timestamptz not null
)
with (fillfactor = 50);
create index turnstile_turn_end on turnstile_turn (kept_until);
create sequence turnstile_turns;

-- Gives what is free to those who wait: each seat to the tenant with the fewest seats, of several to the one
-- whose last turn is longest ago; within a tenant likewise to a project, and there to the call that waits
-- longest. With one seat the numbers of seats say nothing, and the turns all. Tells each whom it seats, but not
-- the one who asks at this moment. Who wants a limit that the caller does not know is left to those who do. The
-- caller holds the lock.
create or replace function turnstile_fill(
  moment timestamptz, limit_names text[], limit_seats int[], asking uuid)
  returns void
  language plpgsql
as $$
declare
  memory constant interval := interval '15 minutes';
  seated record;
begin
  delete from turnstile_seat where lease_until <= moment;
  delete from turnstile_place where kept_until <= moment;
  delete from turnstile_turn where kept_until <= moment;
  loop
    with taken as (
      select tenant, project, wants
      from turnstile_seat
      where taken_at is not null
    ),
    used_up as (
      select coalesce(array_agg(one.name), '{}') as names
      from unnest(limit_names, limit_seats) as one (name, seats)
      where one.seats <= (select count(*) from taken where one.name = any (taken.wants))
    ),
    tenants as (
      select tenant, count(*) as seats from taken group by tenant
    ),
    projects as (
      select project, count(*) as seats from taken group by project
    )
    select waiting.id, waiting.tenant, waiting.project, waiting.task
    into seated
    from turnstile_seat waiting
    cross join used_up
    left join tenants on tenants.tenant = waiting.tenant
    left join projects on projects.project = waiting.project
    left join turnstile_turn of_tenant on of_tenant.name = 'tenant ' || waiting.tenant
    left join turnstile_turn of_project on of_project.name = 'project ' || waiting.project
    where waiting.taken_at is null
      and waiting.wants <@ limit_names
      and not waiting.wants && used_up.names
    order by coalesce(tenants.seats, 0), coalesce(of_tenant.turn, 0),
      coalesce(projects.seats, 0), coalesce(of_project.turn, 0), waiting.asked_at, waiting.id
    limit 1;
    exit when not found;
    update turnstile_seat set taken_at = moment where id = seated.id;
    delete from turnstile_place where task = seated.task;
    insert into turnstile_turn as known (name, turn, kept_until)
    select had.name, nextval('turnstile_turns'), moment + memory
    from unnest(array['tenant ' || seated.tenant, 'project ' || seated.project]) as had (name)
    on conflict (name) do update set turn = excluded.turn, kept_until = excluded.kept_until;
    if seated.id is distinct from asking then
      perform pg_notify('aios_turnstile', seated.id::text);
    end if;
  end loop;
end
$$;

-- As the function of this name with less arguments, which processes of the version before still call.
create function turnstile_ask(
  seat uuid, of_tenant text, of_project uuid, of_task uuid, wanted text[], moment timestamptz,
  lease_end timestamptz, limit_names text[], limit_seats int[])
  returns boolean
  language plpgsql
as $$
begin
  perform turnstile_lock();
  insert into turnstile_seat (id, tenant, project, task, wants, asked_at, lease_until)
  values (seat, of_tenant, of_project, of_task, wanted,
    coalesce(
      (select asked_at from turnstile_place where task = of_task and kept_until > moment), moment),
    lease_end);
  perform turnstile_fill(moment, limit_names, limit_seats, seat);
  return (select taken_at is not null from turnstile_seat where id = seat);
end
$$;

-- Gives a seat back, or the place of one who waits; that is kept for its task for a while.
create or replace function turnstile_leave(
  seat uuid, moment timestamptz, limit_names text[], limit_seats int[])
  returns void
  language plpgsql
as $$
begin
  perform turnstile_lock();
  with gone as (
    delete from turnstile_seat where id = seat
    returning task, asked_at, taken_at
  )
  insert into turnstile_place as known (task, asked_at, kept_until)
  select task, asked_at, moment + interval '15 minutes'
  from gone
  where taken_at is null and task is not null
  on conflict (task) do update
  set asked_at = least(known.asked_at, excluded.asked_at), kept_until = excluded.kept_until;
  perform turnstile_fill(moment, limit_names, limit_seats, seat);
end
$$;
