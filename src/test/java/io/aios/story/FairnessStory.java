package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.ledger.AccountId;
import io.aios.ledger.Ledger;
import io.aios.money.Usd;
import io.aios.project.Agenda;
import io.aios.project.Brief;
import io.aios.project.IdSource;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import io.aios.project.Projects.Submission;
import io.aios.project.TaskId;
import io.aios.project.Tenant;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A crowd of one tenant delays another tenant's single project by less than one task. The gateway
 * knows one tenant only, so both submit as a gateway does.
 */
@PostgresTest
class FairnessStory {

  private static final int CROWD = 1_000;
  private static final Duration TASK = Duration.ofSeconds(3);
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Database database;

  FairnessStory(Database database) {
    this.database = database;
  }

  @Test
  void aCrowdDelaysAnotherTenantsProjectByLessThanOneTask() {
    try (Node node =
        Node.start(
            database,
            "--aios.engine.agent.threads=4",
            "--aios.providers.scripted.latency=" + TASK.toMillis() + "ms")) {
      for (int number = 0; number < CROWD; number++) {
        submit(node, new Tenant("crowd"));
      }
      await().atMost(LIMIT).until(() -> waiting() >= CROWD - 100 && running() == 4);

      Instant submitted = Instant.now();
      ProjectId single = submit(node, new Tenant("single"));
      await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> hasStarted(single));
      Duration delay = Duration.between(submitted, Instant.now());

      System.out.printf(
          "beside %d projects of another tenant the first task started after %d ms; a task takes"
              + " %d ms%n",
          CROWD, delay.toMillis(), TASK.toMillis());
      assertThat(waiting()).as("the crowd still waits").isGreaterThan(CROWD / 2);
      assertThat(delay).isLessThan(TASK);
    }
  }

  private static ProjectId submit(Node node, Tenant tenant) {
    IdSource ids = node.part(IdSource.class);
    var brief = new Brief("Todo", "Build a Todo app with due dates", "web-app", Usd.of("5"));
    var submission =
        new Submission(new ProjectId(ids.next()), tenant, new TaskId(ids.next()), brief, "", "");
    node.part(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          node.part(Projects.class).submit(submission, Instant.now());
          node.part(Ledger.class)
              .open(AccountId.ofProject(submission.id().value()), brief.budget());
          node.part(Agenda.class).advance(submission.id(), submission.id().value());
        });
    return submission.id();
  }

  private long waiting() {
    return count("select count(*) from engine_agent where not picked");
  }

  private long running() {
    return count("select count(*) from engine_agent where picked");
  }

  private boolean hasStarted(ProjectId project) {
    return database
        .jdbc()
        .sql("select exists (select from task where project_id = :id and state = 'RUNNING')")
        .param("id", project.value())
        .query(Boolean.class)
        .single();
  }

  private long count(String sql) {
    return database.jdbc().sql(sql).query(Long.class).single();
  }
}
