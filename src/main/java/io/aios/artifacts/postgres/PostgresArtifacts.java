package io.aios.artifacts.postgres;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.ArtifactRef;
import io.aios.artifacts.Artifacts;
import io.aios.artifacts.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files in PostgreSQL. Rows are written in order of their keys, so that writers never deadlock. */
final class PostgresArtifacts implements Artifacts {

  private final JdbcClient jdbc;
  private final Removal removal;

  PostgresArtifacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.removal = new Removal(jdbc);
  }

  @Override
  public void keep(UUID project, Collection<Artifact> files) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (Artifact file : files) {
      byte[] bytes = file.content().getBytes(StandardCharsets.UTF_8);
      contents.put(Digest.of(bytes).sha256(), bytes);
    }
    if (contents.isEmpty()) {
      return;
    }
    // A content that another transaction is just storing is waited for. One that is there is locked
    // until its use has committed: whoever removes contents passes it over, or has removed it
    // before
    // and then it is stored again.
    jdbc.sql(
            """
            with stored as (
              insert into artifact_content (sha256, bytes, size)
              select given.sha256, given.bytes, octet_length(given.bytes)
              from unnest(:digests, :contents) as given (sha256, bytes)
              order by given.sha256
              on conflict (sha256) do update set size = excluded.size
              returning sha256)
            insert into artifact_use (project_id, sha256)
            select :project, sha256
            from stored
            order by sha256
            on conflict do nothing
            """)
        .param("project", project)
        .param("digests", contents.keySet().toArray(String[]::new))
        .param("contents", contents.values().toArray(byte[][]::new))
        .update();
  }

  @Override
  public void lay(UUID project, String task, Collection<ArtifactRef> files) {
    SortedMap<ArtifactPath, Digest> laid = new TreeMap<>();
    files.forEach(file -> laid.put(file.path(), file.digest()));
    if (laid.isEmpty()) {
      return;
    }
    String[] digests = laid.values().stream().map(Digest::sha256).toArray(String[]::new);
    requireKept(digests);
    jdbc.sql(
            """
            with given as (
              select path, sha256
              from unnest(:paths, :digests) as given (path, sha256)
            ), used as (
              insert into artifact_use (project_id, sha256)
              select distinct cast(:project as uuid), sha256
              from given
              order by sha256
              on conflict do nothing)
            insert into artifact (project_id, path, task_key, sha256)
            select :project, path, :task, sha256
            from given
            order by path collate "C"
            on conflict (project_id, path) do update
            set task_key = excluded.task_key,
                sha256 = excluded.sha256,
                laid_at = excluded.laid_at
            """)
        .param("project", project)
        .param("task", task)
        .param("paths", laid.keySet().stream().map(ArtifactPath::value).toArray(String[]::new))
        .param("digests", digests)
        .update();
  }

  @Override
  public int remove(Collection<UUID> projects, int most) {
    return removal.remove(projects, most);
  }

  @Override
  public Set<UUID> withFiles(Collection<UUID> projects) {
    return removal.withFiles(projects);
  }

  @Override
  public List<Entry> tree(UUID project) {
    return jdbc.sql(
            """
            select artifact.path, artifact.sha256, content.size, artifact.task_key
            from artifact
            join artifact_content content on content.sha256 = artifact.sha256
            where artifact.project_id = :project
            order by artifact.path
            """)
        .param("project", project)
        .query((row, number) -> entry(row))
        .list();
  }

  @Override
  public Optional<Artifact> find(UUID project, ArtifactPath path) {
    return jdbc.sql(
            """
            select artifact.path, content.bytes
            from artifact
            join artifact_content content on content.sha256 = artifact.sha256
            where artifact.project_id = :project and artifact.path = :path
            """)
        .param("project", project)
        .param("path", path.value())
        .query((row, number) -> file(row))
        .optional();
  }

  @Override
  public List<Artifact> files(UUID project) {
    return jdbc.sql(
            """
            select artifact.path, content.bytes
            from artifact
            join artifact_content content on content.sha256 = artifact.sha256
            where artifact.project_id = :project
            order by artifact.path
            """)
        .param("project", project)
        .query((row, number) -> file(row))
        .list();
  }

  /** Asked first, because a broken foreign key would end the caller's transaction. */
  private void requireKept(String[] digests) {
    List<String> unknown =
        jdbc.sql(
                """
                select given.sha256
                from unnest(:digests) as given (sha256)
                where not exists (
                  select from artifact_content content where content.sha256 = given.sha256)
                limit 1
                """)
            .param("digests", digests)
            .query((row, number) -> row.getString("sha256"))
            .list();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("No content was kept under " + unknown.getFirst());
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    ArtifactPath path = new ArtifactPath(row.getString("path"));
    Digest digest = new Digest(row.getString("sha256"));
    return new Entry(new ArtifactRef(path, digest, row.getLong("size")), row.getString("task_key"));
  }

  private static Artifact file(ResultSet row) throws SQLException {
    String content = new String(row.getBytes("bytes"), StandardCharsets.UTF_8);
    return new Artifact(new ArtifactPath(row.getString("path")), content);
  }
}
