-- How many calls are made in a minute, and how many at once, by all processes together. Unlogged: all of
-- it is true for a minute at most, so after a crash of the server empty tables are right.

-- Token buckets of Bucket4j, one for each limit of rate; the library reads and writes the state.
create unlogged table rate_bucket (
  id    text primary key check (length(id) between 1 and 200),
  state bytea
)
with (fillfactor = 50);

-- Calls that are made, or wait until they may be.
create unlogged table turnstile_seat (
  id          uuid        primary key,
  project     uuid        not null,
  -- Names of the limits that the call counts for.
  wants       text[]      not null check (cardinality(wants) between 1 and 2),
  asked_at    timestamptz not null,
  -- Empty as long as it waits.
  taken_at    timestamptz,
  -- Whose process has not renewed it by then has died.
  lease_until timestamptz not null
)
with (fillfactor = 50);

-- Gives what is free to those who wait: each seat to the project with the fewest seats, and there to the
-- call that waits longest. Tells each whom it seats, but not the one who asks at this moment. Who wants a limit
-- that the caller does not know is left to those who do. The caller holds the lock.
create function turnstile_fill(moment timestamptz, limit_names text[], limit_seats int[], asking uuid)
  returns void
  language plpgsql
as $$
declare
  seated uuid;
begin
  delete from turnstile_seat where lease_until <= moment;
  loop
    with taken as (
      select project, wants
      from turnstile_seat
      where taken_at is not null
    ),
    used_up as (
      select coalesce(array_agg(one.name), '{}') as names
      from unnest(limit_names, limit_seats) as one (name, seats)
      where one.seats <= (select count(*) from taken where one.name = any (taken.wants))
    ),
    share as (
      select project, count(*) as seats
      from taken
      group by project
    )
    select waiting.id
    into seated
    from turnstile_seat waiting
    cross join used_up
    left join share on share.project = waiting.project
    where waiting.taken_at is null
      and waiting.wants <@ limit_names
      and not waiting.wants && used_up.names
    order by coalesce(share.seats, 0), waiting.asked_at, waiting.id
    limit 1;
    exit when seated is null;
    update turnstile_seat set taken_at = moment where id = seated;
    if seated is distinct from asking then
      perform pg_notify('aios_turnstile', seated::text);
    end if;
  end loop;
end
$$;

-- One caller at a time; each statement within a function sees what the one before has written.
create function turnstile_lock() returns void language sql
as $$ select pg_advisory_xact_lock(hashtextextended('turnstile_seat', 0)) $$;

-- Asks for a seat; whether it was given at once.
create function turnstile_ask(
  seat uuid, asker uuid, wanted text[], moment timestamptz, lease_end timestamptz,
  limit_names text[], limit_seats int[])
  returns boolean
  language plpgsql
as $$
begin
  perform turnstile_lock();
  insert into turnstile_seat (id, project, wants, asked_at, lease_until)
  values (seat, asker, wanted, moment, lease_end);
  perform turnstile_fill(moment, limit_names, limit_seats, seat);
  return (select taken_at is not null from turnstile_seat where id = seat);
end
$$;

-- Gives a seat back, or the place of one who waits.
create function turnstile_leave(
  seat uuid, moment timestamptz, limit_names text[], limit_seats int[])
  returns void
  language plpgsql
as $$
begin
  perform turnstile_lock();
  delete from turnstile_seat where id = seat;
  perform turnstile_fill(moment, limit_names, limit_seats, seat);
end
$$;

-- Says that the process of these lives, gives away what the dead have left, and answers which of them have
-- a seat.
create function turnstile_renew(
  seats uuid[], moment timestamptz, lease_end timestamptz, limit_names text[], limit_seats int[])
  returns setof uuid
  language plpgsql
as $$
begin
  perform turnstile_lock();
  update turnstile_seat set lease_until = lease_end where id = any (seats);
  perform turnstile_fill(moment, limit_names, limit_seats, null);
  return query select id from turnstile_seat where id = any (seats) and taken_at is not null;
end
$$;
