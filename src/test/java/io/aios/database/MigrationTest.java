package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@PostgresTest
class MigrationTest {

  private static final String OLD = "9";

  @Test
  void refusesADatabaseThatIsBehind() {
    try (Database database = Database.empty()) {
      flyway(database).target(OLD).load().migrate();
      Flyway flyway = flyway(database).load();
      MigrationVersion needed =
          flyway.info().pending()[flyway.info().pending().length - 1].getVersion();

      assertThatThrownBy(() -> Migration.EXPECT.migrate(flyway))
          .hasMessage(
              "The database is at version 9, this node needs "
                  + needed
                  + "; run it once with --migrate-only, or set aios.database.migrate=true.");
      assertThat(version(flyway)).isEqualTo(OLD);
    }
  }

  @Test
  void refusesAnEmptyDatabaseAndLeavesItEmpty() {
    try (Database database = Database.empty()) {
      Flyway flyway = flyway(database).load();

      assertThatThrownBy(() -> Migration.EXPECT.migrate(flyway))
          .hasMessageStartingWith("The database is empty, this node needs ");
      assertThat(tables(database)).isZero();
    }
  }

  /** In a rolling update old nodes meet the new schema, those that migrate included. */
  @Test
  void takesADatabaseThatIsNewer(Database database) {
    Flyway newer = flyway(database).load();
    newer.migrate();
    database
        .jdbc()
        .sql(
            """
            insert into flyway_schema_history
              (installed_rank, version, description, type, script, installed_by, execution_time,
               success)
            values (10000, '10000', 'of tomorrow', 'SQL', 'V10000__of_tomorrow.sql', 'aios', 1,
                    true)
            """)
        .update();

    for (Migration migration : Migration.values()) {
      assertThatCode(() -> migration.migrate(flyway(database).load())).doesNotThrowAnyException();
    }
  }

  @Test
  void ofManyAtOnceOneMigratesAndTheOthersWait() throws Exception {
    try (Database database = Database.empty();
        ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      Callable<Boolean> node =
          () -> {
            Migration.DO.migrate(flyway(database).load());
            Migration.EXPECT.migrate(flyway(database).load());
            return true;
          };

      for (var migrated : nodes.invokeAll(List.of(node, node, node, node))) {
        assertThat(migrated.get()).isTrue();
      }

      assertThat(appliedTwice(database)).isZero();
    }
  }

  private static FluentConfiguration flyway(Database database) {
    return Flyway.configure()
        .dataSource(database.url(), database.username(), database.password())
        .locations("classpath:db/migration");
  }

  private static String version(Flyway flyway) {
    return String.valueOf(flyway.info().current().getVersion());
  }

  private static long tables(Database database) {
    return database
        .jdbc()
        .sql("select count(*) from pg_tables where schemaname = 'public'")
        .query(Long.class)
        .single();
  }

  private static long appliedTwice(Database database) {
    return database
        .jdbc()
        .sql("select count(*) - count(distinct version) from flyway_schema_history")
        .query(Long.class)
        .single();
  }
}
