package io.aios.project;

import io.aios.project.Projects.Wish;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the twins have stored. Not thread-safe: see {@link MemoryTransactions}. */
final class MemoryTables {

  private final Map<ProjectId, Row> rows = new HashMap<>();
  private final List<Filed> reports = new ArrayList<>();
  private final Set<UUID> read = new HashSet<>();
  private final Map<ProjectId, List<Events.Numbered>> events = new HashMap<>();
  private final Map<ProjectId, Long> lastEvents = new HashMap<>();
  private final Map<ProjectId, Remains.Expired> expired = new HashMap<>();

  /** A copy that later changes leave alone. */
  MemoryTables copy() {
    MemoryTables copy = new MemoryTables();
    copy.rows.putAll(rows);
    copy.reports.addAll(reports);
    copy.read.addAll(read);
    copy.events.putAll(events);
    copy.lastEvents.putAll(lastEvents);
    copy.expired.putAll(expired);
    return copy;
  }

  Collection<Row> rows() {
    return rows.values();
  }

  Optional<Row> row(ProjectId id) {
    return Optional.ofNullable(rows.get(id));
  }

  Optional<Row> ownerOf(TaskId task) {
    return rows.values().stream().filter(row -> row.task(task).isPresent()).findFirst();
  }

  void put(Row row) {
    rows.put(row.project().id(), row);
  }

  List<Filed> reports(ProjectId project) {
    return reports.stream().filter(filed -> filed.project().equals(project)).toList();
  }

  void file(Filed filed) {
    reports.add(filed);
  }

  boolean isRead(Report report) {
    return read.contains(report.id());
  }

  void markRead(Report report) {
    read.add(report.id());
  }

  List<Events.Numbered> events(ProjectId project) {
    return events.getOrDefault(project, List.of());
  }

  void append(ProjectId project, List<Events.Numbered> added) {
    List<Events.Numbered> all = new ArrayList<>(events(project));
    all.addAll(added);
    events.put(project, List.copyOf(all));
    added.forEach(numbered -> lastEvents.put(project, numbered.sequence()));
  }

  /** The number of its last event, there or expired; 0 if there was none. */
  long lastEvent(ProjectId project) {
    return lastEvents.getOrDefault(project, 0L);
  }

  int removeEvents(ProjectId project, int most) {
    List<Events.Numbered> all = events(project);
    int removed = Math.min(most, all.size());
    events.put(project, List.copyOf(all.subList(removed, all.size())));
    return removed;
  }

  int removeReports(ProjectId project, int most) {
    List<Filed> removed = reports(project).stream().limit(most).toList();
    reports.removeAll(removed);
    return removed.size();
  }

  Remains.Expired expired(ProjectId project) {
    return expired.getOrDefault(project, Remains.Expired.NOTHING);
  }

  void put(ProjectId project, Remains.Expired times) {
    expired.put(project, times);
  }

  /** A project with what only its table knows. */
  record Row(Projects.Submission submission, Project project, Wish wish) {

    Optional<Task> task(TaskId id) {
      return project.tasks().stream().filter(task -> task.id().equals(id)).findFirst();
    }

    Row with(Project changed) {
      return new Row(submission, changed, wish);
    }

    Row with(Wish changed) {
      return new Row(submission, project, changed);
    }
  }

  /** A report on a task of a project. */
  record Filed(ProjectId project, TaskId task, Report report) {}
}
