package io.aios.project;

import io.aios.project.MemoryTables.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Remains of projects in memory. Thread-safe. */
final class MemoryRemains implements Remains {

  private final MemoryTransactions transactions;

  MemoryRemains(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<Ended> claim(Kind kind, Instant endedBefore, int most) {
    requirePositive(most);
    return transactions.join(tables ->
        tables.rows().stream()
            .map(Row::project)
            .filter(project -> project.timeline().end().filter(endedBefore::isAfter).isPresent())
            .filter(project -> tables.expired(project.id()).at(kind).isEmpty())
            .sorted(Comparator.comparing(project -> project.timeline().end().orElseThrow()))
            .limit(most)
            .map(
                project -> new Ended(project.id(), project.tasks().stream().map(Task::id).toList()))
            .toList());
  }

  @Override
  public int removeEvents(Collection<ProjectId> projects, int most) {
    requirePositive(most);
    return transactions.apply(tables -> {
      int removed = 0;
      for (ProjectId project : projects) {
        removed += tables.removeEvents(project, most - removed);
      }
      for (ProjectId project : projects) {
        removed += tables.removeReports(project, most - removed);
      }
      return removed;
    });
  }

  @Override
  public Set<ProjectId> withEvents(Collection<ProjectId> projects) {
    return transactions.apply(tables -> {
      Predicate<ProjectId> has =
          id -> !tables.events(id).isEmpty() || !tables.reports(id).isEmpty();
      return projects.stream().filter(has).collect(Collectors.toUnmodifiableSet());
    });
  }

  @Override
  public void markExpired(Kind kind, Collection<ProjectId> projects, Instant now) {
    transactions.apply(tables -> {
      for (ProjectId project : projects) {
        Map<Kind, Instant> times = new HashMap<>(tables.expired(project).times());
        times.putIfAbsent(kind, now);
        tables.put(project, new Expired(times));
      }
      return projects;
    });
  }

  @Override
  public Map<ProjectId, Expired> expired(Collection<ProjectId> projects) {
    return transactions.apply(tables ->
        projects.stream()
            .distinct()
            .filter(project -> !tables.expired(project).equals(Expired.NOTHING))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), tables::expired)));
  }

  private static void requirePositive(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one at a time, not " + most);
    }
  }
}
