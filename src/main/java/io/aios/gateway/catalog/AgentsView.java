package io.aios.gateway.catalog;

import io.aios.project.AgentKind;
import io.aios.project.TaskState;
import io.aios.project.Tasks.Load;
import io.aios.project.WorkerReport;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All agents: the five that are always there, and any further kind that has something to do or a
 * worker.
 */
record AgentsView(List<AgentView> agents) {

  private static final List<AgentKind> ALWAYS =
      List.of(AgentKind.CTO, AgentKind.BACKEND, AgentKind.FRONTEND, AgentKind.QA, AgentKind.DEVOPS);

  static AgentsView of(List<Load> loads, List<WorkerReport> reports) {
    SortedSet<AgentKind> kinds = new TreeSet<>(ALWAYS);
    loads.forEach(load -> kinds.add(load.kind()));
    reports.forEach(report -> kinds.add(report.kind()));
    return new AgentsView(kinds.stream().map(kind -> agent(kind, loads, reports)).toList());
  }

  private static AgentView agent(AgentKind kind, List<Load> loads, List<WorkerReport> reports) {
    long running = tasks(kind, TaskState.RUNNING, loads);
    return new AgentView(
        kind.name(),
        running > 0 ? AgentView.State.BUSY : AgentView.State.IDLE,
        running,
        tasks(kind, TaskState.READY, loads),
        AgentWorkersView.of(
            reports.stream().filter(report -> report.kind().equals(kind)).toList()));
  }

  private static long tasks(AgentKind kind, TaskState state, List<Load> loads) {
    return loads.stream()
        .filter(load -> load.kind().equals(kind) && load.state() == state)
        .mapToLong(Load::tasks)
        .sum();
  }
}
