package io.aios.gateway;

import io.aios.money.Usd;
import io.aios.project.Decision;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.ProjectState;
import io.aios.project.Projects;
import io.aios.project.Report;
import io.aios.project.Step;
import io.aios.project.Task;
import io.aios.project.Timeline;
import io.aios.project.Urgency;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Projects in memory, as far as a gateway uses them. */
public final class ProjectsTwin implements Projects {

  private final Map<ProjectId, Project> projects = new LinkedHashMap<>();
  private final Map<String, Submission> keys = new LinkedHashMap<>();
  private final Set<ProjectId> cancellations = new HashSet<>();
  private final Set<ProjectId> pauses = new HashSet<>();
  private final Set<ProjectId> resumptions = new HashSet<>();

  @Override
  public synchronized Submitted submit(Submission submission, Instant now) {
    Submission earlier = keys.get(submission.idempotencyKey());
    if (earlier == null) {
      Step step = ProjectCast.step("plan", "CTO");
      Project project =
          new Project(
              submission.id(),
              submission.tenant(),
              submission.brief(),
              ProjectState.SUBMITTED,
              "",
              new Timeline.Created(now),
              List.of(Task.waiting(submission.firstTask(), step, now)));
      put(project);
      if (!submission.idempotencyKey().isEmpty()) {
        keys.put(submission.idempotencyKey(), submission);
      }
      return new Submitted.Accepted(project);
    }
    return earlier.requestHash().equals(submission.requestHash())
        ? new Submitted.Repeated(find(earlier.id()).orElseThrow())
        : new Submitted.Conflicting();
  }

  /** Puts a project in its place, as an orchestrator would. */
  public synchronized Project put(Project project) {
    projects.put(project.id(), project);
    return project;
  }

  @Override
  public synchronized Optional<Project> find(ProjectId id) {
    return Optional.ofNullable(projects.get(id));
  }

  @Override
  public synchronized List<Project> list(Query query) {
    return projects.values().stream()
        .filter(project -> query.states().isEmpty() || query.states().contains(project.state()))
        .filter(project -> text(project).compareTo(query.before().toString()) < 0)
        .sorted(Comparator.comparing(ProjectsTwin::text).reversed())
        .limit(query.limit())
        .toList();
  }

  /** In text, ids compare as the database compares them: without a sign. */
  private static String text(Project project) {
    return project.id().toString();
  }

  @Override
  public synchronized boolean requestCancel(ProjectId id, Instant now) {
    boolean goesOn = find(id).filter(project -> !project.state().isTerminal()).isPresent();
    if (goesOn) {
      cancellations.add(id);
    }
    return goesOn;
  }

  @Override
  public synchronized boolean requestPause(ProjectId id) {
    boolean goesOn = find(id).filter(project -> !project.state().isTerminal()).isPresent();
    if (goesOn) {
      pauses.add(id);
    }
    return goesOn;
  }

  @Override
  public synchronized boolean requestResume(ProjectId id) {
    boolean stands =
        find(id).filter(project -> project.state() == ProjectState.PAUSED).isPresent()
            || pauses.contains(id);
    if (stands) {
      pauses.remove(id);
      resumptions.add(id);
    }
    return stands;
  }

  /** Those that a client wants to stand still. */
  public synchronized Set<ProjectId> pauses() {
    return Set.copyOf(pauses);
  }

  /** Those that a client wants to go on. */
  public synchronized Set<ProjectId> resumptions() {
    return Set.copyOf(resumptions);
  }

  @Override
  public synchronized boolean changeBudget(ProjectId id, Usd budget) {
    Optional<Project> open = find(id).filter(project -> !project.state().isTerminal());
    open.ifPresent(project -> put(project.with(project.brief().with(budget))));
    return open.isPresent();
  }

  @Override
  public synchronized boolean changeUrgency(ProjectId id, Urgency urgency) {
    Optional<Project> open = find(id).filter(project -> !project.state().isTerminal());
    open.ifPresent(project -> put(project.with(project.brief().with(urgency))));
    return open.isPresent();
  }

  @Override
  public void markMet(ProjectId id) {
    throw new UnsupportedOperationException("A gateway decides nothing");
  }

  public synchronized Set<ProjectId> cancellations() {
    return Set.copyOf(cancellations);
  }

  @Override
  public synchronized Optional<Locked> lock(ProjectId id) {
    return find(id).map(project -> new Locked(project, List.of(), Wish.NONE));
  }

  @Override
  public void write(Project before, Decision decision) {
    throw new UnsupportedOperationException("A gateway decides nothing");
  }

  @Override
  public void markRead(List<Report> reports, Instant now) {
    throw new UnsupportedOperationException("A gateway decides nothing");
  }
}
