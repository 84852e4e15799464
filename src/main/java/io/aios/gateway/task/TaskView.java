package io.aios.gateway.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.Calls;
import io.aios.gateway.Moments;
import io.aios.project.Task;
import io.aios.project.TaskKey;
import io.aios.project.TaskState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task as clients see it. */
@Schema(description = "A task, how far it has come and what it cost.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskView(
    @Schema(description = "Its name within the project.", example = "backend") String key,
    @Schema(description = "The agent that performs it.", example = "BACKEND") String kind,
    @Schema(example = "Build the REST backend") String title,
    @Schema(example = "SUCCEEDED") TaskState status,
    @Schema(description = "Why it failed or was put off; empty otherwise.", example = "")
        String reason,
    @Schema(description = "Keys of tasks that have to succeed before.", example = "[\"plan\"]")
        List<String> needs,
    @Schema(description = "How often a worker started it.", example = "1") long starts,
    @Schema(description = "How often a later task sent it back.", example = "0") int reworks,
    @Schema(example = "2026-11-22T09:00:01Z") Instant createdAt,
    @Schema(description = "Absent until it starts.", example = "2026-11-22T09:00:01Z")
        @Nullable Instant startedAt,
    @Schema(description = "Absent until it ends.", example = "2026-11-22T09:00:04Z")
        @Nullable Instant finishedAt,
    @Schema(description = "Time it has been performed.", example = "3.402") BigDecimal seconds,
    @Schema(description = "Charged calls of models.", example = "1") int calls,
    @Schema(description = "Tokens of all prompts.", example = "2114") long inputTokens,
    @Schema(description = "Tokens of all replies.", example = "3480") long outputTokens,
    @Schema(description = "What was charged, in US dollars.", example = "0.058542") String costUsd,
    @Schema(example = "[\"scripted/standard\"]") Set<String> models,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  /**
   * The view of a task.
   *
   * @param calls the task's own
   */
  static TaskView of(Task task, Calls calls, Instant now) {
    return new TaskView(
        task.key().value(),
        task.kind().name(),
        task.step().title(),
        task.state(),
        task.reason(),
        task.step().needs().stream().map(TaskKey::value).sorted().toList(),
        task.epoch(),
        task.reworks(),
        task.timeline().createdAt(),
        Moments.startedAt(task.timeline()),
        Moments.finishedAt(task.timeline()),
        Moments.seconds(Moments.duration(task.timeline(), now)),
        calls.lines().size(),
        calls.usage().prompt(),
        calls.usage().output(),
        calls.cost().toString(),
        calls.models(),
        calls.simulated());
  }
}
