package io.aios.project;

import io.aios.project.MemoryTables.Filed;
import io.aios.project.MemoryTables.Row;
import io.aios.project.Projects.Wish;
import io.aios.verification.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tasks in memory. Thread-safe. */
final class MemoryTasks implements Tasks {

  private final MemoryTransactions transactions;

  MemoryTasks(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Started start(TaskId id, int dispatch, Instant now) {
    return transactions.join(tables -> {
      Optional<Row> owner =
          tables.ownerOf(id).filter(row -> row.wish() != Wish.CANCEL && isOpen(row.project(), id));
      Optional<Task> task =
          owner
              .flatMap(row -> row.task(id))
              .filter(found -> found.dispatches() == dispatch && isOpen(found));
      if (owner.isEmpty() || task.isEmpty()) {
        return new Started.Stale();
      }
      Task running = task.get().started(now);
      Project project = with(owner.get().project(), running);
      tables.put(owner.get().with(project));
      return new Started.Running(project, running);
    });
  }

  @Override
  public boolean report(TaskId id, Report report) {
    return transactions.apply(tables -> {
      Optional<Row> owner =
          tables
              .ownerOf(id)
              .filter(row -> row.task(id).filter(t -> isCurrent(t, report)).isPresent());
      if (owner.isEmpty() || isKnown(tables.reports(owner.get().project().id()), id, report)) {
        return false;
      }
      tables.file(new Filed(owner.get().project().id(), id, report));
      return true;
    });
  }

  @Override
  public boolean runs(TaskId id, long epoch) {
    return transactions.apply(tables ->
        tables
            .ownerOf(id)
            .flatMap(row -> row.task(id))
            .filter(task -> task.state() == TaskState.RUNNING && task.epoch() == epoch)
            .isPresent());
  }

  @Override
  public Set<ProjectId> inVain(Set<ProjectId> projects) {
    return transactions.apply(tables ->
        projects.stream()
            .map(tables::row)
            .flatMap(Optional::stream)
            .filter(row -> row.wish() == Wish.CANCEL || row.project().state().isTerminal())
            .map(row -> row.project().id())
            .collect(Collectors.toSet()));
  }

  @Override
  public Map<TaskKey, List<Verdict>> verdicts(ProjectId project) {
    return transactions.apply(tables -> {
      List<Task> tasks = tables.row(project).map(row -> row.project().tasks()).orElse(List.of());
      Map<TaskKey, List<Verdict>> verdicts = new LinkedHashMap<>();
      for (Task task : tasks) {
        List<Verdict> said = said(tables.reports(project), task);
        if (!said.isEmpty()) {
          verdicts.put(task.key(), said);
        }
      }
      return verdicts;
    });
  }

  @Override
  public List<Load> load() {
    return transactions.apply(tables ->
        tables.rows().stream()
            .flatMap(row -> row.project().tasks().stream())
            .filter(task -> !task.state().isTerminal())
            .collect(
                Collectors.groupingBy(
                    task -> new Load(task.kind(), task.state(), 0), Collectors.counting()))
            .entrySet()
            .stream()
            .map(counted ->
                new Load(counted.getKey().kind(), counted.getKey().state(), counted.getValue()))
            .toList());
  }

  private static boolean isOpen(Project project, TaskId id) {
    return switch (project.state()) {
      case RUNNING -> true;
      case PAUSED ->
          project.tasks().stream()
              .anyMatch(task -> task.id().equals(id) && task.state() == TaskState.RUNNING);
      case SUBMITTED, AWAITING_APPROVAL, SUCCEEDED, FAILED, CANCELLED -> false;
    };
  }

  private static boolean isOpen(Task task) {
    return task.state() == TaskState.READY || task.state() == TaskState.RUNNING;
  }

  private static boolean isCurrent(Task task, Report report) {
    return task.state() == TaskState.RUNNING && task.epoch() == report.epoch();
  }

  private static boolean isKnown(List<Filed> reports, TaskId id, Report report) {
    return reports.stream()
        .anyMatch(filed -> filed.task().equals(id) && filed.report().epoch() == report.epoch());
  }

  private static List<Verdict> said(List<Filed> reports, Task task) {
    return reports.stream()
        .filter(filed -> filed.task().equals(task.id()))
        .map(Filed::report)
        .sorted(Comparator.comparingLong(Report::epoch))
        .flatMap(report -> report.verdicts().stream())
        .toList();
  }

  private static Project with(Project project, Task changed) {
    List<Task> tasks =
        project.tasks().stream()
            .map(task -> task.id().equals(changed.id()) ? changed : task)
            .toList();
    return new Project(
        project.id(),
        project.tenant(),
        project.brief(),
        project.state(),
        project.reason(),
        project.timeline(),
        tasks);
  }
}
