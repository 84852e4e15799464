package io.aios.gateway;

import io.aios.project.Agenda;
import io.aios.project.Decision;
import io.aios.project.Priority;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What is to be done next, in memory. */
public final class AgendaTwin implements Agenda {

  /** An entry of the agenda; the same one counts once. */
  public record Entry(ProjectId project, UUID cause) {}

  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
  private final Map<Entry, Instant> times = new ConcurrentHashMap<>();
  private final Map<ProjectId, Priority> ranks = new ConcurrentHashMap<>();

  @Override
  public void advance(ProjectId project, UUID cause) {
    entries.add(new Entry(project, cause));
  }

  /** How often an orchestrator will look at the project. */
  public long looksAt(ProjectId project) {
    return entries.stream().filter(entry -> entry.project().equals(project)).count();
  }

  /** When an orchestrator looks at the project, where that is not at once. */
  public Map<Entry, Instant> times() {
    return Map.copyOf(times);
  }

  /** With what priority the project waits, if that was changed. */
  public Optional<Priority> rankOf(ProjectId project) {
    return Optional.ofNullable(ranks.get(project));
  }

  @Override
  public void advanceAt(ProjectId project, UUID cause, Instant at) {
    times.put(new Entry(project, cause), at);
  }

  @Override
  public void perform(Project project, Decision.Start start) {
    throw new UnsupportedOperationException("A gateway starts nothing");
  }

  @Override
  public void rank(ProjectId project, Priority priority) {
    ranks.put(project, priority);
  }

  @Override
  public void clear(Project project) {
    throw new UnsupportedOperationException("A gateway ends nothing");
  }
}
