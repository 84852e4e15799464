package io.aios.gateway.quote;

import io.aios.gateway.CriticalPath;
import io.aios.gateway.Moments;
import io.aios.gateway.quote.History.Past;
import io.aios.gateway.quote.History.PastTask;
import io.aios.ledger.Effort;
import io.aios.ledger.Spending;
import io.aios.project.Project;
import io.aios.project.ProjectState;
import io.aios.project.Projects;
import io.aios.project.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what became of earlier projects, and remembers it for some seconds, so that submitting a
 * project stays quick. Thread-safe.
 */
final class Chronicles {

  /** So old may a history be: quotes change little with one more project. */
  private static final Duration VALIDITY = Duration.ofSeconds(10);

  private final Projects projects;
  private final Spending spending;
  private final InstantSource clock;

  private Instant readAt = Instant.MIN;
  private History last = new History(List.of());

  Chronicles(Projects projects, Spending spending, InstantSource clock) {
    this.projects = projects;
    this.spending = spending;
    this.clock = clock;
  }

  /** At most ten seconds old. Whoever comes while it is read waits for it. */
  synchronized History history() {
    Instant now = clock.instant();
    if (readAt.isBefore(now.minus(VALIDITY))) {
      last = read(now);
      readAt = now;
    }
    return last;
  }

  private History read(Instant now) {
    var query =
        new Projects.Query(
            Set.of(ProjectState.SUCCEEDED), Projects.Query.NEWEST, History.MOST_PROJECTS);
    List<Project> succeeded = projects.list(query);
    List<UUID> tasks =
        succeeded.stream()
            .flatMap(Chronicles::uninterrupted)
            .map(task -> task.id().value())
            .limit(Spending.MOST_SUBJECTS)
            .toList();
    Map<UUID, List<Effort>> efforts =
        spending.efforts(tasks).stream().collect(Collectors.groupingBy(Effort::subject));
    return new History(succeeded.stream().map(project -> past(project, efforts, now)).toList());
  }

  /**
   * Tasks that started no more often than what was sent back explains. The time of the others went
   * on while they waited for money, for a person or for another worker.
   */
  private static Stream<Task> uninterrupted(Project project) {
    int sentBack = project.tasks().stream().mapToInt(Task::reworks).sum();
    return project.tasks().stream().filter(task -> task.epoch() <= 1 + sentBack);
  }

  private static Past past(Project project, Map<UUID, List<Effort>> efforts, Instant now) {
    return new Past(
        project.brief().template(),
        CriticalPath.of(project, now),
        project.tasks().stream()
            .map(task -> past(task, efforts.getOrDefault(task.id().value(), List.of()), now))
            .toList());
  }

  private static PastTask past(Task task, List<Effort> efforts, Instant now) {
    return new PastTask(task.kind(), Moments.duration(task.timeline(), now), efforts);
  }
}
