package io.aios.gateway;

import io.aios.project.Agenda;
import io.aios.project.Decision;
import io.aios.project.ProjectId;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What is to be done next, in memory. */
public final class AgendaTwin implements Agenda {

  /** An entry of the agenda; the same one counts once. */
  public record Entry(ProjectId project, UUID cause) {}

  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

  @Override
  public void advance(ProjectId project, UUID cause) {
    entries.add(new Entry(project, cause));
  }

  /** How often an orchestrator will look at the project. */
  public long looksAt(ProjectId project) {
    return entries.stream().filter(entry -> entry.project().equals(project)).count();
  }

  @Override
  public void perform(Decision.Start start) {
    throw new UnsupportedOperationException("A gateway starts nothing");
  }
}
