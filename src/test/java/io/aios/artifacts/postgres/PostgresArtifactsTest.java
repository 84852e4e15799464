package io.aios.artifacts.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.Artifacts;
import io.aios.artifacts.ArtifactsContract;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

@PostgresTest
class PostgresArtifactsTest extends ArtifactsContract {

  private final Database database;
  private final Artifacts artifacts;

  PostgresArtifactsTest(Database database) {
    this.database = database;
    this.artifacts = new PostgresArtifacts(database.jdbc());
  }

  @Override
  protected Artifacts artifacts() {
    return artifacts;
  }

  @Override
  protected int remove(int most, UUID... projects) {
    return database
        .transactions()
        .execute(transaction -> artifacts.remove(List.of(projects), most));
  }

  @Test
  void contentIsStoredOnce() {
    String content = "stored once " + UUID.randomUUID();
    Artifact first = Artifact.of("a.txt", content);
    artifacts.keep(UUID.randomUUID(), List.of(first, Artifact.of("b.txt", content)));
    artifacts.keep(UUID.randomUUID(), List.of(first));

    long rows =
        database
            .jdbc()
            .sql("select count(*) from artifact_content where sha256 = :sha256")
            .param("sha256", first.ref().digest().sha256())
            .query(Long.class)
            .single();

    assertThat(rows).isEqualTo(1);
  }

  @Test
  void joinsTheTransactionOfItsCaller() {
    UUID project = UUID.randomUUID();
    Artifact file = Artifact.of("a.txt", "rolled back " + project);

    database
        .transactions()
        .executeWithoutResult(transaction -> {
          artifacts.keep(project, List.of(file));
          artifacts.lay(project, "task", List.of(file.ref()));
          transaction.setRollbackOnly();
        });

    assertThat(artifacts.tree(project)).isEmpty();
  }

  @Test
  void refusalLeavesTheTransactionUsable() {
    UUID project = UUID.randomUUID();
    Artifact unknown = Artifact.of("a.txt", "unknown " + project);
    Artifact file = Artifact.of("b.txt", "known " + project);

    database
        .transactions()
        .executeWithoutResult(transaction -> {
          assertThatThrownBy(() -> artifacts.lay(project, "task", List.of(unknown.ref())))
              .isInstanceOf(IllegalArgumentException.class);
          artifacts.keep(project, List.of(file));
          artifacts.lay(project, "task", List.of(file.ref()));
        });

    assertThat(artifacts.files(project)).containsExactly(file);
  }

  @Test
  void writersOfTheSameFilesInAnyOrderDoNotDeadlock() throws Exception {
    UUID project = UUID.randomUUID();
    List<Artifact> files = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      files.add(Artifact.of("file-" + i + ".txt", "content " + i + " of " + project));
    }

    try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> written = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        List<Artifact> shuffled = new ArrayList<>(files);
        Collections.shuffle(shuffled, new Random(writer));
        written.add(
            writers.submit(() ->
                database
                    .transactions()
                    .executeWithoutResult(transaction -> {
                      artifacts.keep(project, shuffled);
                      artifacts.lay(project, "task", shuffled.stream().map(Artifact::ref).toList());
                    })));
      }
      for (Future<?> writing : written) {
        writing.get();
      }
    }

    assertThat(artifacts.files(project)).containsExactlyInAnyOrderElementsOf(files);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "a//b",
        "a/",
        "../a",
        "a/../b",
        "./a",
        "a\\b",
        "C:x",
        "a\nb",
        "ä.txt",
        ".git/config",
        "a/.GIT/x",
        "CON",
        "a/aux.txt",
        "nul .txt",
        "conin$",
        "a./b",
        "a /b",
        " a",
        "a\u202Eb",
        "1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"
      })
  void tableRefusesPathsThatTheTypeRefuses(String path) {
    Artifact file = Artifact.of("a.txt", "content");
    artifacts.keep(UUID.randomUUID(), List.of(file));

    assertThatThrownBy(() ->
            database
                .jdbc()
                .sql(
                    """
                    insert into artifact (project_id, path, task_key, sha256)
                    values (:project, :path, 'task', :sha256)
                    """)
                .param("project", UUID.randomUUID())
                .param("path", path)
                .param("sha256", file.ref().digest().sha256())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("artifact_path");
  }

  @Test
  void tableRefusesContentUnderAForeignDigest() {
    assertThatThrownBy(() ->
            database
                .jdbc()
                .sql("insert into artifact_content values (:sha256, :bytes, 1)")
                .param("sha256", "0".repeat(64))
                .param("bytes", new byte[] {1})
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("artifact_content_addressed");
  }
}
