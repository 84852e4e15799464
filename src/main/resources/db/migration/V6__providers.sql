-- How the providers fare, as each node sees it; gateways show it. Unlogged: it is said anew every few
-- seconds, so after a crash of the server an empty table is right, and writing it costs no disk.
create unlogged table provider_status (
  node text not null,
  provider text not null,
  status jsonb not null,
  published_at timestamptz not null,
  primary key (node, provider),
  constraint provider_status_node_named check (char_length(node) between 1 and 100),
  constraint provider_status_provider_named check (char_length(provider) between 1 and 100),
  constraint provider_status_of_its_provider check (status ->> 'provider' = provider)
)
with (fillfactor = 50);
