package io.aios.gateway;

import io.aios.project.ProjectId;
import io.aios.project.Report;
import io.aios.project.TaskId;
import io.aios.project.TaskKey;
import io.aios.project.Tasks;
import io.aios.verification.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What workers left behind, as far as a gateway reads it. */
public final class TasksTwin implements Tasks {

  private final Map<ProjectId, Map<TaskKey, List<Verdict>>> verdicts = new ConcurrentHashMap<>();
  private volatile List<Load> load = List.of();

  public void put(ProjectId project, Map<TaskKey, List<Verdict>> said) {
    verdicts.put(project, said);
  }

  public void put(List<Load> loads) {
    load = List.copyOf(loads);
  }

  @Override
  public Map<TaskKey, List<Verdict>> verdicts(ProjectId project) {
    return verdicts.getOrDefault(project, Map.of());
  }

  @Override
  public List<Load> load() {
    return load;
  }

  @Override
  public Started start(TaskId task, int dispatch, Instant now) {
    throw new UnsupportedOperationException("A gateway performs nothing");
  }

  @Override
  public boolean runs(TaskId task, long epoch) {
    throw new UnsupportedOperationException("A gateway performs nothing");
  }

  @Override
  public Set<ProjectId> inVain(Set<ProjectId> projects) {
    throw new UnsupportedOperationException("A gateway performs nothing");
  }

  @Override
  public boolean report(TaskId task, Report report) {
    throw new UnsupportedOperationException("A gateway performs nothing");
  }
}
