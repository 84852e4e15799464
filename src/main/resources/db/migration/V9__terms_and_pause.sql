-- Under which conditions models may be asked for a project, and the wish of a person that it pauses
-- or goes on.

alter table project
  add column policy         text    not null default 'cost',
  add column local_only     boolean not null default false,
  -- Names of models and providers; empty for all.
  add column models         text[]  not null default '{}',
  add column steps_down     boolean not null default false,
  add column reuses_replies boolean not null default false,
  -- Cleared by the decision that met it.
  add column wish           text,
  add constraint project_policy_known check
    (policy in ('cost', 'balanced', 'quality', 'speed', 'local_first')),
  add constraint project_models_limited check (cardinality(models) <= 100),
  add constraint project_wish_known check (wish in ('PAUSE', 'RESUME')),
  -- Whoever sees that it stands still learns what it needs.
  add constraint project_pause_has_reason check (state <> 'PAUSED' or reason <> '');
