package io.aios.gateway.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.gateway.quote.History.PastTask;
import io.aios.ledger.CallLine;
import io.aios.ledger.MemorySpending;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.Project;
import io.aios.project.Task;
import io.aios.project.TaskState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChroniclesTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  @Test
  void tellsWhatTasksTook() {
    assertThat(tasksOf(ProjectCast.todo())).allMatch(task -> task.efforts().size() == 1);
  }

  @Test
  void tellsNothingOfATaskThatWasInterrupted() {
    Project project = with(ProjectCast.todo(), "backend", 2, 0);

    assertThat(tasksOf(project))
        .filteredOn(task -> task.efforts().isEmpty())
        .extracting(task -> task.kind().name())
        .containsExactly("BACKEND");
  }

  @Test
  void aTaskThatWasSentBackIsPartOfTheStory() {
    Project once = with(ProjectCast.todo(), "backend", 2, 1);

    assertThat(tasksOf(with(once, "qa", 2, 0))).noneMatch(task -> task.efforts().isEmpty());
    assertThat(tasksOf(with(once, "qa", 3, 0))).anyMatch(task -> task.efforts().isEmpty());
  }

  private static List<PastTask> tasksOf(Project project) {
    ProjectsTwin projects = new ProjectsTwin();
    projects.put(project);
    List<CallLine> calls =
        project.tasks().stream()
            .map(task ->
                ProjectCast.call(task, "scripted/standard", TokenUsage.of(10, 1), Usd.of("0.01")))
            .toList();
    return new Chronicles(projects, new MemorySpending(() -> calls), NOON)
        .history()
        .projects()
        .getFirst()
        .tasks();
  }

  /** The same project, but one of its tasks started so often and was sent back so often. */
  private static Project with(Project project, String key, long epoch, int reworks) {
    return new Project(
        project.id(),
        project.tenant(),
        project.brief(),
        project.state(),
        project.reason(),
        project.timeline(),
        project.tasks().stream()
            .map(task -> task.key().value().equals(key) ? started(task, epoch, reworks) : task)
            .toList());
  }

  private static Task started(Task task, long epoch, int reworks) {
    return new Task(
        task.id(),
        task.step(),
        TaskState.SUCCEEDED,
        (int) epoch,
        epoch,
        1,
        reworks,
        0,
        List.of(),
        "",
        task.timeline());
  }
}
