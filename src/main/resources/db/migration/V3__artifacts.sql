-- What came out: contents under their digests, each stored once for all projects, and the tree of
-- each project, which says which content lies under which path.

-- Bytes, not text: a file may hold characters that PostgreSQL's text refuses.
create table artifact_content (
  sha256 text primary key,
  bytes bytea not null,
  size bigint not null,
  constraint artifact_content_addressed check (sha256 = encode(sha256(bytes), 'hex')),
  constraint artifact_content_measured check (size = octet_length(bytes))
);

-- No foreign keys to project and task: each room owns its tables, and files are kept and laid without
-- asking the room of projects. laid_at is for people; nothing is decided by it.
create table artifact (
  project_id uuid not null,
  path text collate "C" not null,
  task_key text not null,
  sha256 text not null references artifact_content (sha256),
  laid_at timestamptz not null default now(),
  primary key (project_id, path),
  -- The rules of ArtifactPath once more: whoever unpacks the tree relies on them.
  constraint artifact_path_length check (char_length(path) between 1 and 240),
  constraint artifact_path_depth check (cardinality(string_to_array(path, '/')) <= 16),
  constraint artifact_path_relative check (path !~ '(^/|//|/$)'),
  constraint artifact_path_characters check (path ~ '^[][A-Za-z0-9._+@(){}$~#%=,! /-]+$'),
  constraint artifact_path_upwards check (path !~ '(^|/)\.\.?(/|$)'),
  constraint artifact_path_edges check (path !~ '(^|/) ' and path !~ '[ .](/|$)'),
  constraint artifact_path_reserved check (path !~*
    '(^|/)(\.git|git~1|(con|prn|aux|nul|clock\$|con(in|out)\$|com[0-9]|lpt[0-9]) *(\.[^/]*)?)(/|$)'),
  constraint artifact_task_named check (task_key <> '')
);

-- Answers whether a content is still in use by some tree.
create index artifact_by_content on artifact (sha256);
