package io.aios.gateway.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.artifacts.ArtifactPath;
import io.aios.gateway.Calls;
import io.aios.project.Remains.Expired;
import io.aios.project.Remains.Kind;
import io.aios.project.Task;
import io.aios.verification.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task with all that happened to it. */
@Schema(description = "A task with its verdicts and its calls.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskDetailView(
    TaskView task,
    @Schema(description = "What the agent is to achieve.", example = "CRUD for tasks over REST")
        String goal,
    @Schema(description = "Files it promises.", example = "[\"backend/app/main.py\"]")
        List<String> files,
    @Schema(description = "Files and folders it may write.", example = "[\"backend/app\"]")
        List<String> owns,
    @Schema(description = "What it has to mend, or why it failed.") List<FindingView> findings,
    @Schema(description = "What verification said, oldest first; none once it has expired.")
        List<VerdictView> verdicts,
    @Schema(
            description = "When the verdicts expired; absent until they do.",
            example = "2027-02-20T09:00:09Z")
        @Nullable Instant verdictsExpiredAt,
    @Schema(description = "Charged calls of models, oldest first.") List<CallView> calls,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  /**
   * The view of a task.
   *
   * @param calls the task's own
   */
  static TaskDetailView of(Task task, Verification verification, Calls calls, Instant now) {
    return new TaskDetailView(
        TaskView.of(task, calls, now),
        task.step().goal(),
        sorted(task.step().files()),
        sorted(task.step().owns()),
        task.findings().stream().map(FindingView::of).toList(),
        verification.verdicts().stream().map(VerdictView::of).toList(),
        verification.expired().at(Kind.EVENTS).orElse(null),
        calls.lines().stream().map(CallView::of).toList(),
        calls.simulated());
  }

  /** What verification said of a task, and what of its project has expired. */
  record Verification(List<Verdict> verdicts, Expired expired) {}

  private static List<String> sorted(Collection<ArtifactPath> paths) {
    return paths.stream().map(ArtifactPath::value).sorted().toList();
  }
}
