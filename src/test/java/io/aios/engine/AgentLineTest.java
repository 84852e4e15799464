package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.project.Decision;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectLife;
import io.aios.project.Stores;
import io.aios.project.Task;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class AgentLineTest {

  private final Database database;
  private final AgentLine line;
  private final Stores stores = Stores.inMemory();
  private final ProjectLife life = ProjectLife.planned(stores, ProjectCast.ids(3));

  AgentLineTest(Database database) {
    this.database = database;
    this.line = new AgentLine(database.jdbc());
  }

  @BeforeEach
  void lineUp() {
    database.jdbc().sql("truncate engine_agent").update();
    join("backend");
    join("frontend");
  }

  /** The row of a worker that died waits as well, and nobody would make another one. */
  @Test
  void pauseTakesAwayWhatIsSetAsideAndNotWhatRuns() {
    life.start("backend");

    line.leave(life.pause().project());

    assertThat(rows()).containsExactly(row("backend"));
  }

  @Test
  void endTakesAwayAllButWhatAWorkerHolds() {
    database
        .jdbc()
        .sql("update engine_agent set picked = true where task_instance = :row")
        .param("row", row("backend"))
        .update();

    line.leave(life.cancel().project());

    assertThat(rows()).containsExactly(row("backend"));
  }

  @Test
  void otherProjectsStayInTheLine() {
    line.leave(ProjectLife.begun(stores, ProjectCast.ids(4)).cancel().project());
    line.leave(life.project());

    assertThat(rows()).containsExactlyInAnyOrder(row("backend"), row("frontend"));
  }

  @Test
  void whatWaitsMovesUpWithItsProject() {
    line.rank(life.id(), Priority.HIGH);

    assertThat(
            database
                .jdbc()
                .sql("select priority from engine_agent")
                .query((row, number) -> row.getInt(1))
                .list())
        .containsExactly(Priority.HIGH.rank(), Priority.HIGH.rank());
  }

  private void join(String key) {
    Project project = life.project();
    Task task = life.task(key);
    line.join(project, task, new Decision.Start(task.id(), task.dispatches(), ProjectCast.NOON));
  }

  private String row(String key) {
    Task task = life.task(key);
    return new PerformRow(task.id(), task.dispatches()).instance();
  }

  private List<String> rows() {
    return database
        .jdbc()
        .sql("select task_instance from engine_agent")
        .query((row, number) -> row.getString(1))
        .list();
  }
}
