-- What finished projects leave behind expires: events, replies and files, each after a time of its own.
-- Rows go in small batches, project by project; the lines of the ledger stay, without their replies.

alter table project
  add column events_expired_at    timestamptz,
  add column replies_expired_at   timestamptz,
  add column artifacts_expired_at timestamptz,
  -- Nothing expires that is still needed, and nothing goes on of which something has expired.
  add constraint project_expired_after_end check (
    finished_at is not null
    or num_nonnulls(events_expired_at, replies_expired_at, artifacts_expired_at) = 0);

-- What is still to expire, in order of time. A project leaves each of them when that has expired.
create index project_with_events on project (finished_at)
  where finished_at is not null and events_expired_at is null;
create index project_with_replies on project (finished_at)
  where finished_at is not null and replies_expired_at is null;
create index project_with_artifacts on project (finished_at)
  where finished_at is not null and artifacts_expired_at is null;

alter table llm_call
  add column reply_expired_at timestamptz,
  drop constraint llm_call_settled,
  -- A settled call has a stop reason; and it has its reply, or that has expired.
  add constraint llm_call_settled check (
    (state = 'SETTLED') = (stop_reason is not null)
    and (state = 'SETTLED' or reply_expired_at is null)
    and num_nonnulls(reply, tool_calls, reasoning)
        = case when state = 'SETTLED' and reply_expired_at is null then 3 else 0 end);

-- What has expired is not used again.
drop index llm_call_reusable;
create index llm_call_reusable
  on llm_call (request_hash, tenant, ended_at)
  where state = 'SETTLED' and stop_reason = 'END' and reused_from is null and reply_expired_at is null;

-- Which contents a project uses, from the moment when they are kept until its files expire, in its tree
-- or not. A content that nobody uses is removed, and a use cannot come without its content.
create table artifact_use (
  project_id uuid not null,
  sha256 text not null references artifact_content (sha256),
  primary key (project_id, sha256)
);

create index artifact_use_of_content on artifact_use (sha256);

insert into artifact_use (project_id, sha256)
select distinct project_id, sha256
  from artifact;

-- Space that a batch has freed is used again before the table grows by more than a fiftieth.
alter table event set (autovacuum_vacuum_scale_factor = 0.02);
alter table report set (autovacuum_vacuum_scale_factor = 0.02,
                        toast.autovacuum_vacuum_scale_factor = 0.02);
alter table llm_call set (toast.autovacuum_vacuum_scale_factor = 0.02);
alter table artifact_content set (autovacuum_vacuum_scale_factor = 0.02,
                                  toast.autovacuum_vacuum_scale_factor = 0.02);
