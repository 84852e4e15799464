package io.aios.project.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.AgentKind;
import io.aios.project.WorkerReport;
import io.aios.project.WorkerReports;
import io.aios.project.WorkerReportsContract;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresWorkerReportsTest extends WorkerReportsContract {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private final Database database;
  private final WorkerReports reports;

  PostgresWorkerReportsTest(Database database) {
    super(new PostgresWorkerReports(database.jdbc()));
    this.database = database;
    this.reports = new PostgresWorkerReports(database.jdbc());
  }

  @BeforeEach
  void nobodyHasSaidAnything() {
    database.jdbc().sql("truncate agent_worker").update();
  }

  @Test
  void rowsOfTheDeadAreRemovedByTheLiving() {
    var report = new WorkerReport(AgentKind.CTO, 1, 0, false);
    reports.publish("dead", List.of(report), NOON);

    reports.publish("living", List.of(report), NOON.plus(WorkerReports.VALIDITY));

    assertThat(database.jdbc().sql("select node from agent_worker").query(String.class).list())
        .containsExactly("living");
  }
}
