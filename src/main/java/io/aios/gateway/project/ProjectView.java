package io.aios.gateway.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.Moments;
import io.aios.project.Project;
import io.aios.project.ProjectState;
import io.aios.project.Remains.Expired;
import io.aios.project.Remains.Kind;
import io.aios.project.TaskState;
import io.aios.project.Terms;
import io.aios.project.Urgency;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A project as clients see it. */
@Schema(description = "A project and how far it has come.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProjectView(
    @Schema(example = "01890a5d-ac96-774b-bcce-b302099a8057") UUID id,
    @Schema(example = "Todo") String name,
    @Schema(example = "RUNNING") ProjectState status,
    @Schema(description = "Why it failed, was paused or cancelled; empty otherwise.", example = "")
        String reason,
    @Schema(example = "A todo app: tasks have a title and a due date and can be ticked off.")
        String brief,
    @Schema(example = "web-app") String template,
    @Schema(description = "The most that may be spent, in US dollars.", example = "5.00")
        String budgetUsd,
    @Schema(description = "What is wanted of the models.", example = "cost") String policy,
    @Schema(description = "Whether only local models are asked.", example = "false")
        boolean localOnly,
    @Schema(
            description = "The only models and providers that are asked; all if empty.",
            example = "[\"anthropic\"]")
        List<String> models,
    @Schema(
            description = "Whether a less capable model may do where the money is short.",
            example = "false")
        boolean stepDown,
    @Schema(
            description = "Whether replies that were paid for may be used again.",
            example = "false")
        boolean reuseReplies,
    @Schema(
            description = "Which of your projects go first.",
            allowableValues = {"low", "normal", "high"},
            example = "normal")
        String priority,
    @Schema(
            description = "When it ends as FAILED if it has not ended before; absent if never.",
            example = "2026-12-24T18:00:00Z")
        @Nullable Instant deadline,
    @Schema(description = "Tasks that are planned so far.", example = "5") int tasks,
    @Schema(description = "Tasks that have succeeded.", example = "2") int tasksSucceeded,
    @Schema(example = "2026-11-22T09:00:00Z") Instant createdAt,
    @Schema(description = "Absent until it starts.", example = "2026-11-22T09:00:01Z")
        @Nullable Instant startedAt,
    @Schema(description = "Absent until it ends.", example = "2026-11-22T09:00:09Z")
        @Nullable Instant finishedAt,
    @Schema(
            description = "When its events and verdicts expired; absent until they do.",
            example = "2027-02-20T09:00:09Z")
        @Nullable Instant eventsExpiredAt,
    @Schema(
            description =
                "When the texts of models' replies expired; absent until they do. What they cost"
                    + " stays.",
            example = "2026-12-22T09:00:09Z")
        @Nullable Instant repliesExpiredAt,
    @Schema(
            description = "When its files expired; absent until they do.",
            example = "2027-05-21T09:00:09Z")
        @Nullable Instant artifactsExpiredAt,
    ProjectLinks links) {

  /** A project that goes on, or has just ended. */
  static ProjectView of(Project project) {
    return of(project, Expired.NOTHING);
  }

  static ProjectView of(Project project, Expired expired) {
    UUID id = project.id().value();
    Terms terms = project.brief().terms();
    Urgency urgency = project.brief().urgency();
    return new ProjectView(
        id,
        project.brief().name(),
        project.state(),
        project.reason(),
        project.brief().text(),
        project.brief().template(),
        project.brief().budget().toString(),
        terms.policy(),
        terms.localOnly(),
        List.copyOf(terms.models()),
        terms.stepsDown(),
        terms.reusesReplies(),
        PriorityField.word(urgency.priority()),
        urgency.deadline().orElse(null),
        project.tasks().size(),
        (int) project.tasks().stream().filter(task -> task.state() == TaskState.SUCCEEDED).count(),
        project.timeline().createdAt(),
        Moments.startedAt(project.timeline()),
        Moments.finishedAt(project.timeline()),
        expired.at(Kind.EVENTS).orElse(null),
        expired.at(Kind.REPLIES).orElse(null),
        expired.at(Kind.ARTIFACTS).orElse(null),
        ProjectLinks.of(id));
  }
}
