package io.aios.gateway.catalog;

import io.aios.project.WorkerReport;
import io.aios.project.WorkerReport.State;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The workers of a kind of agent, as clients see them. */
@Schema(
    description =
        "Workers that serve the kind, by what they do for it; one that is silent for 20 seconds is"
            + " gone.")
record AgentWorkersView(
    @Schema(description = "Workers that perform no task of the kind.", example = "2") long idle,
    @Schema(description = "Workers that perform a task of the kind.", example = "1") long busy,
    @Schema(description = "Workers that stop: they end their tasks and start none.", example = "0")
        long draining,
    @Schema(
            description =
                "Tasks that those which do not stop perform at once, of all kinds that they serve.",
            example = "600")
        long places,
    @Schema(description = "Tasks of the kind that workers perform now.", example = "1")
        long performing) {

  /**
   * @param reports those on the kind
   */
  static AgentWorkersView of(List<WorkerReport> reports) {
    return new AgentWorkersView(
        in(State.IDLE, reports),
        in(State.BUSY, reports),
        in(State.DRAINING, reports),
        reports.stream().filter(report -> !report.draining()).mapToLong(WorkerReport::places).sum(),
        reports.stream().mapToLong(WorkerReport::busy).sum());
  }

  private static long in(State state, List<WorkerReport> reports) {
    return reports.stream().filter(report -> report.state() == state).count();
  }
}
