package io.aios.gateway.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.artifacts.Artifact;
import io.aios.artifacts.Artifacts;
import io.aios.gateway.Calls;
import io.aios.gateway.CriticalPath;
import io.aios.gateway.Moments;
import io.aios.gateway.report.AgentReportView.Effort;
import io.aios.project.Project;
import io.aios.project.ProjectState;
import io.aios.project.Quote;
import io.aios.project.Remains.Expired;
import io.aios.project.Remains.Kind;
import io.aios.project.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a project yielded and what for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a project yielded, how long it took and what it cost, by agent.")
record ReportView(
    @Schema(example = "01890a5d-ac96-774b-bcce-b302099a8057") UUID projectId,
    @Schema(example = "Todo") String name,
    @Schema(example = "SUCCEEDED") ProjectState status,
    List<AgentReportView> agents,
    AgentReportView totals,
    @Schema(
            description = "From the start of the project to its end, or until now.",
            example = "8.3")
        BigDecimal wallSeconds,
    @Schema(description = "The slowest chain of tasks that wait for each other.", example = "8.104")
        BigDecimal criticalPathSeconds,
    @Schema(
            description =
                "When the files expired, which are not counted since; absent until they do.",
            example = "2027-05-21T09:00:09Z")
        @Nullable Instant artifactsExpiredAt,
    @Schema(description = "Absent if nothing was quoted.") @Nullable QuotedView quote,
    @Schema(description = "Whether a call was answered offline, for play money.", example = "true")
        boolean simulated) {

  private static final String ALL = "ALL";

  static ReportView of(Project project, Work work, Optional<Quote> quote, Instant now) {
    Duration path = CriticalPath.of(project, now);
    List<AgentReportView> agents =
        AgentCalls.tasks(project).entrySet().stream()
            .map(agent -> line(agent.getKey().name(), agent.getValue(), work, now))
            .toList();
    return new ReportView(
        project.id().value(),
        project.brief().name(),
        project.state(),
        agents,
        line(ALL, project.tasks(), work, now),
        Moments.seconds(Moments.duration(project.timeline(), now)),
        Moments.seconds(path),
        work.expired().at(Kind.ARTIFACTS).orElse(null),
        quote.map(it -> QuotedView.of(it, work.calls().cost(), path)).orElse(null),
        work.calls().simulated());
  }

  private static AgentReportView line(String kind, List<Task> tasks, Work work, Instant now) {
    Duration time =
        tasks.stream()
            .map(task -> Moments.duration(task.timeline(), now))
            .reduce(Duration.ZERO, Duration::plus);
    return AgentReportView.of(
        new Effort(kind, tasks.size(), time),
        AgentCalls.of(tasks, work.calls()),
        Yield.of(tasks, work.tree(), work.files()));
  }

  /** All that was done for a project: its calls and its files, and what of it has expired. */
  record Work(Calls calls, List<Artifacts.Entry> tree, List<Artifact> files, Expired expired) {}
}
