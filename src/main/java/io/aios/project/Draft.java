package io.aios.project;

import io.aios.artifacts.ArtifactRef;
import io.aios.project.Decision.Start;
import io.aios.project.Event.Kind;
import io.aios.verification.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A decision while it is being made: the project's tasks in motion, and what follows from it. */
final class Draft {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 6;

  private final Instant now;
  private final Map<TaskKey, Task> tasks = new LinkedHashMap<>();
  private final List<Start> starts = new ArrayList<>();
  private final Map<TaskKey, List<ArtifactRef>> files = new HashMap<>();
  private final Set<TaskId> sentBack = new HashSet<>();
  private final List<Event> events = new ArrayList<>();
  private Project project;

  Draft(Project project, Instant now) {
    this.project = project;
    this.now = now;
    project.tasks().forEach(this::put);
  }

  Decision decision() {
    Project after = project.with(List.copyOf(tasks.values()));
    return new Decision(after, starts, files, sentBack, events);
  }

  void begin() {
    move(ProjectState.RUNNING, "", project.timeline().started(now));
    tell(Kind.PROJECT_STARTED, "The project has started");
    goOn();
  }

  void cancel() {
    end(ProjectState.CANCELLED, "cancelled on request");
    tell(Kind.PROJECT_CANCELLED, "The project was cancelled");
  }

  void expire() {
    String reason = "its deadline has passed";
    tell(Kind.DEADLINE_PASSED, "The deadline has passed");
    end(ProjectState.FAILED, reason);
    tell(Kind.PROJECT_FAILED, "The project failed: " + reason);
  }

  /** Nothing is started any more; what runs goes on. */
  void pause(String why) {
    for (Task task : List.copyOf(tasks.values())) {
      if (task.state() == TaskState.READY) {
        setAside(task, task.reason());
      }
    }
    starts.clear();
    move(ProjectState.PAUSED, why, project.timeline());
    tell(Kind.PROJECT_PAUSED, "The project is paused: " + project.reason());
  }

  void resume() {
    move(ProjectState.RUNNING, "", project.timeline());
    tell(Kind.PROJECT_RESUMED, "The project goes on");
    goOn();
  }

  /** The task waits for money, and the project with it. */
  void runOut(Task task, Outcome.Unfunded unfunded) {
    setAside(task, unfunded.reason());
    String remedy =
        unfunded.payer().equals("project:" + project.id())
            ? "raise the budget with PUT /api/v1/projects/" + project.id() + "/budget and resume"
            : "raise the limit with PUT /api/v1/budgets/" + unfunded.payer() + " and resume";
    pause("it needs at least " + unfunded.missing() + " USD more: " + remedy);
  }

  void succeed(Task task, List<ArtifactRef> made) {
    put(task.succeeded(now));
    files.put(task.key(), made);
    tell(Kind.TASK_SUCCEEDED, task.key(), "Succeeded with " + made.size() + " files");
  }

  void fail(Task task, String reason, List<Finding> findings) {
    put(task.failed(reason, findings, now));
    tell(Kind.TASK_FAILED, task.key(), "Failed: " + reason);
  }

  /**
   * Put off until a paused project goes on, or until then; for longer if that did not do before.
   */
  void defer(Task task, String reason, Instant named) {
    Task ready = task.deferred(reason);
    Instant until = longer(named, task.deferrals());
    if (isPaused()) {
      setAside(ready, reason);
      return;
    }
    put(ready);
    starts.add(new Start(ready.id(), ready.dispatches(), until));
    tell(Kind.TASK_DEFERRED, task.key(), "Put off until " + until + ": " + reason);
  }

  /** Ready for another worker at once, or as soon as a paused project goes on. */
  void handBack(Task task) {
    String why = "its worker stops";
    if (isPaused()) {
      setAside(task, why);
      return;
    }
    Task ready = task.handedBack(why);
    put(ready);
    starts.add(new Start(ready.id(), ready.dispatches(), placeInLine()));
    tell(Kind.TASK_DEFERRED, task.key(), "Handed back, " + why + "; the next one goes on at once");
  }

  /**
   * Twice as long each time, up to {@link #LONGEST_WAIT}: ten times 15 seconds outlast every call
   * in flight, and every hold of a lost one.
   */
  private Instant longer(Instant named, int deferrals) {
    Duration wait =
        Duration.between(now, named).multipliedBy(1L << Math.min(deferrals, MOST_DOUBLINGS));
    Instant doubled = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    return doubled.isAfter(named) ? doubled : named;
  }

  void adopt(Plan plan, IdSource ids) {
    plan.steps().forEach(step -> put(Task.waiting(new TaskId(ids.next()), step, now)));
    tell(Kind.PLAN_ACCEPTED, "The plan has " + plan.steps().size() + " steps");
  }

  /** The target is made anew, and all that was built on it waits until then. */
  void sendBack(TaskKey target, List<Finding> findings) {
    Set<TaskKey> stale = dependantsOf(target);
    Optional.ofNullable(tasks.get(target)).ifPresent(task -> sentBack.add(task.id()));
    tasks.computeIfPresent(target, (key, task) -> task.sentBack(findings));
    for (TaskKey key : stale) {
      tasks.computeIfPresent(key, (same, task) -> task.waitingAgain());
    }
    tell(Kind.TASK_SENT_BACK, target, "Sent back with " + findings.size() + " findings");
  }

  boolean buildsOn(Task task, TaskKey target) {
    return dependantsOf(target).contains(task.key());
  }

  int reworksOf(TaskKey key) {
    Task task = tasks.get(key);
    return task == null ? 0 : task.reworks();
  }

  /**
   * Starts what can be started unless the project is paused, and ends the project when nothing is
   * left or something failed.
   */
  void goOn() {
    for (Task task : List.copyOf(tasks.values())) {
      if (task.state() == TaskState.FAILED) {
        end(ProjectState.FAILED, "task " + task.key() + " failed: " + task.reason());
        tell(Kind.PROJECT_FAILED, "The project failed: " + project.reason());
        return;
      }
    }
    if (!isPaused()) {
      tasks.values().stream().filter(this::canStart).toList().forEach(this::start);
    }
    if (tasks.values().stream().allMatch(task -> task.state() == TaskState.SUCCEEDED)) {
      move(ProjectState.SUCCEEDED, "", project.timeline().ended(now));
      tell(Kind.PROJECT_SUCCEEDED, "The project succeeded");
    }
  }

  private boolean isPaused() {
    return project.state() == ProjectState.PAUSED;
  }

  private void setAside(Task task, String why) {
    put(task.setAside(why));
    tell(Kind.TASK_DEFERRED, task.key(), "Put off until the project goes on" + because(why));
  }

  private static String because(String why) {
    return why.isEmpty() ? "" : ": " + why;
  }

  private boolean canStart(Task task) {
    return task.state() == TaskState.WAITING
        && task.step().needs().stream().allMatch(this::hasSucceeded);
  }

  private boolean hasSucceeded(TaskKey key) {
    Task task = tasks.get(key);
    return task != null && task.state() == TaskState.SUCCEEDED;
  }

  private void start(Task task) {
    Task ready = task.ready();
    put(ready);
    starts.add(new Start(ready.id(), ready.dispatches(), placeInLine()));
    tell(Kind.TASK_READY, task.key(), "Ready for the " + task.kind() + " agent");
  }

  /** Tasks line up by the age of their project, so that what was begun is finished first. */
  private Instant placeInLine() {
    return project.timeline().createdAt();
  }

  private void end(ProjectState state, String reason) {
    for (Task task : List.copyOf(tasks.values())) {
      if (!task.state().isTerminal()) {
        put(task.cancelled(now));
        tell(Kind.TASK_CANCELLED, task.key(), "Cancelled");
      }
    }
    starts.clear();
    move(state, reason, project.timeline().ended(now));
  }

  private Set<TaskKey> dependantsOf(TaskKey target) {
    Set<TaskKey> found = new HashSet<>();
    boolean grown = tasks.containsKey(target);
    while (grown) {
      grown = false;
      for (Task task : tasks.values()) {
        Set<TaskKey> needs = task.step().needs();
        boolean builds = needs.contains(target) || needs.stream().anyMatch(found::contains);
        grown |= builds && found.add(task.key());
      }
    }
    return found;
  }

  private void move(ProjectState state, String reason, Timeline timeline) {
    project =
        new Project(
            project.id(),
            project.tenant(),
            project.brief(),
            state,
            reason,
            timeline,
            project.tasks());
  }

  private void put(Task task) {
    tasks.put(task.key(), task);
  }

  private void tell(Kind kind, String text) {
    events.add(new Event.OfProject(kind, text));
  }

  private void tell(Kind kind, TaskKey task, String text) {
    events.add(new Event.OfTask(kind, task, text));
  }
}
