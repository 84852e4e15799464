package io.aios.gateway;

import io.aios.project.ProjectId;
import io.aios.project.Remains;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What has expired, as far as a gateway asks for it. */
public final class RemainsTwin implements Remains {

  private final Map<ProjectId, Expired> expired = new ConcurrentHashMap<>();

  /** Says what has expired of a project, as an orchestrator would. */
  public void put(ProjectId project, Map<Kind, Instant> times) {
    expired.put(project, new Expired(times));
  }

  @Override
  public Map<ProjectId, Expired> expired(Collection<ProjectId> projects) {
    return expired.entrySet().stream()
        .filter(entry -> projects.contains(entry.getKey()))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<Ended> claim(Kind kind, Instant endedBefore, int most) {
    throw new UnsupportedOperationException("A gateway removes nothing");
  }

  @Override
  public int removeEvents(Collection<ProjectId> projects, int most) {
    throw new UnsupportedOperationException("A gateway removes nothing");
  }

  @Override
  public Set<ProjectId> withEvents(Collection<ProjectId> projects) {
    throw new UnsupportedOperationException("A gateway removes nothing");
  }

  @Override
  public void markExpired(Kind kind, Collection<ProjectId> projects, Instant now) {
    throw new UnsupportedOperationException("A gateway removes nothing");
  }
}
