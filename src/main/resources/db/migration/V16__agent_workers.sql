-- Which workers serve which kinds of agents, as each of them says every few seconds; gateways show it.
-- Unlogged, as provider_status is: after a crash of the server an empty table is right.
create unlogged table agent_worker (
  node text not null,
  kind text not null,
  places int not null,
  busy int not null,
  draining boolean not null,
  said_at timestamptz not null,
  primary key (node, kind),
  constraint agent_worker_node_named check (char_length(node) between 1 and 100),
  constraint agent_worker_kind_named check (kind ~ '^[A-Z][A-Z0-9_]{0,29}$'),
  constraint agent_worker_counts check (places > 0 and busy >= 0)
)
with (fillfactor = 50);
