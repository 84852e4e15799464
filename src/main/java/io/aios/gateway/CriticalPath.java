package io.aios.gateway;

import io.aios.project.Project;
import io.aios.project.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How long a project takes at least, with any number of agents: its plan, then the slowest chain of
 * tasks that wait for each other. Pure.
 */
public final class CriticalPath {

  private final Map<TaskKey, Duration> ends = new HashMap<>();
  private final List<Link> links;

  private CriticalPath(Collection<Link> links) {
    this.links = List.copyOf(links);
  }

  /** Of the tasks as they are now. */
  public static Duration of(Project project, Instant now) {
    return of(
        project.tasks().stream()
            .map(task ->
                new Link(task.key(), task.step().needs(), Moments.duration(task.timeline(), now)))
            .toList());
  }

  /** Of steps that wait for each other, but never in a circle. */
  public static Duration of(Collection<Link> links) {
    CriticalPath path = new CriticalPath(links);
    return longest(path.links.stream().map(path::end).toList());
  }

  /** When the step ends at the earliest, counted from the start. */
  private Duration end(Link link) {
    Duration known = ends.get(link.key());
    if (known != null) {
      return known;
    }
    Duration needs =
        longest(links.stream().filter(other -> isNeededBy(link, other)).map(this::end).toList());
    Duration end = needs.plus(link.duration());
    ends.put(link.key(), end);
    return end;
  }

  private static boolean isNeededBy(Link link, Link other) {
    boolean plan = other.key().equals(TaskKey.PLAN) && !link.key().equals(TaskKey.PLAN);
    return plan || link.needs().contains(other.key());
  }

  private static Duration longest(List<Duration> durations) {
    return durations.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** A step that takes a time and waits for others; everything waits for the plan. */
  public record Link(TaskKey key, Set<TaskKey> needs, Duration duration) {

    public Link {
      needs = Set.copyOf(needs);
    }
  }
}
