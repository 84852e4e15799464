package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.testing.Database;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database is migrated once and by whom one wants, not by every worker that comes along. */
@PostgresTest
class MigrationStory {

  @TempDir private Path logs;

  @Test
  void aWorkerRefusesADatabaseThatNobodyMigratedAndStartsOnceSomebodyHas() {
    try (Database database = Database.empty()) {
      try (NodeProcess refused = launch(database, "--aios.node.roles=worker")) {
        assertThat(refused.join()).isEqualTo(1);
        assertThat(errors(refused))
            .singleElement()
            .asString()
            .matches(
                ".*AIOS did not start: The database is empty, this node needs \\d+; run it once"
                    + " with --migrate-only, or set aios\\.database\\.migrate=true\\.");
        assertThat(refused.log()).doesNotContain("\tat ");
      }

      try (NodeProcess first = launch(database, "--migrate-only", "--aios.node.roles=worker");
          NodeProcess second = launch(database, "--migrate-only")) {
        assertThat(first.join()).as(first::log).isZero();
        assertThat(second.join()).as(second::log).isZero();
        assertThat(first.port()).as("it serves nothing").isZero();
        assertThat(first.log() + second.log()).doesNotContain("Tomcat", "Starting scheduler");
      }
      assertThat(applied(database)).isPositive();

      try (NodeProcess worker = start(database, "--aios.node.roles=worker")) {
        assertThat(worker.api().health("readiness").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void migrateOnlyFailsInOneSentenceWhenItCannot() {
    try (Database database = Database.empty()) {
      database.jdbc().sql("create table project (mine int)").update();
      try (NodeProcess node = launch(database, "--migrate-only")) {
        assertThat(node.join()).isEqualTo(1);
        assertThat(node.log())
            .contains("AIOS did not start: The database cannot be migrated (")
            .doesNotContain("\tat ");
      }
    }
    try (NodeProcess node =
        NodeProcess.launch(
            logs,
            List.of("--migrate-only", "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x"))) {
      assertThat(node.join()).isEqualTo(1);
      assertThat(node.log()).contains("AIOS did not start: The database at jdbc:postgresql://127");
    }
  }

  private NodeProcess launch(Database database, String... settings) {
    return NodeProcess.launch(logs, settings(database, settings));
  }

  private NodeProcess start(Database database, String... settings) {
    return NodeProcess.start(logs, settings(database, settings));
  }

  private static List<String> settings(Database database, String... settings) {
    List<String> all = new ArrayList<>(database.arguments());
    all.addAll(List.of(settings));
    return all;
  }

  private static List<String> errors(NodeProcess node) {
    return node.log().lines().filter(line -> line.contains(" ERROR ")).toList();
  }

  private static long applied(Database database) {
    return database
        .jdbc()
        .sql("select count(*) from flyway_schema_history")
        .query(Long.class)
        .single();
  }
}
