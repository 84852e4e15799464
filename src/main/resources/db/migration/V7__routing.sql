-- What calls were for, why their models were chosen, and what became of their replies.

alter table llm_call
  add column tenant     text        not null default 'default' check (length(tenant) between 1 and 100),
  -- Of calls before this version nobody noted what they were for.
  add column project    uuid,
  add column agent      text        check (agent ~ '^[A-Z][A-Z0-9_]{0,29}$'),
  add column task_type  text        check (task_type ~ '^[a-z][a-z0-9-]{0,29}$'),
  add column policy     text        not null default '' check (length(policy) <= 30),
  add column arm        text        not null default '' check (length(arm) <= 100),
  -- What was ranked when the model was chosen: a JSON array, best first.
  add column options    text        not null default '[]' check (octet_length(options) <= 65536),
  add column acceptance text        not null default 'OPEN'
    check (acceptance in ('OPEN', 'ACCEPTED', 'REJECTED', 'REVOKED')),
  -- A hold that is open after this time counts as lost.
  add column expires_at timestamptz,
  -- Only replies are judged.
  add constraint llm_call_judged check (acceptance = 'OPEN' or state = 'SETTLED'),
  add constraint llm_call_purpose check (num_nonnulls(project, agent, task_type) in (0, 3));
