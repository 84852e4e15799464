package io.aios.gateway.task;

import io.aios.artifacts.ArtifactPath;
import io.aios.gateway.Calls;
import io.aios.project.Task;
import io.aios.verification.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** A task with all that happened to it. */
@Schema(description = "A task with its verdicts and its calls.")
record TaskDetailView(
    TaskView task,
    @Schema(description = "What the agent is to achieve.", example = "CRUD for tasks over REST")
        String goal,
    @Schema(description = "Files it promises.", example = "[\"backend/app/main.py\"]")
        List<String> files,
    @Schema(description = "Files and folders it may write.", example = "[\"backend/app\"]")
        List<String> owns,
    @Schema(description = "What it has to mend, or why it failed.") List<FindingView> findings,
    @Schema(description = "What verification said, oldest first.") List<VerdictView> verdicts,
    @Schema(description = "Charged calls of models, oldest first.") List<CallView> calls,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  /**
   * The view of a task.
   *
   * @param calls the task's own
   */
  static TaskDetailView of(Task task, List<Verdict> verdicts, Calls calls, Instant now) {
    return new TaskDetailView(
        TaskView.of(task, calls, now),
        task.step().goal(),
        sorted(task.step().files()),
        sorted(task.step().owns()),
        task.findings().stream().map(FindingView::of).toList(),
        verdicts.stream().map(VerdictView::of).toList(),
        calls.lines().stream().map(CallView::of).toList(),
        calls.simulated());
  }

  private static List<String> sorted(Collection<ArtifactPath> paths) {
    return paths.stream().map(ArtifactPath::value).sorted().toList();
  }
}
