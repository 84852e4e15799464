package io.aios.project;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events in memory; it wakes nobody, so whoever watches has to look. Thread-safe. */
final class MemoryEvents implements Events {

  private final MemoryTransactions transactions;

  MemoryEvents(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void append(ProjectId project, List<Event> events, Instant now) {
    transactions.apply(tables -> {
      if (!events.isEmpty() && tables.row(project).isEmpty()) {
        throw new IllegalStateException("There is no project " + project);
      }
      List<Numbered> added = new ArrayList<>();
      long last = tables.lastEvent(project);
      for (Event event : events) {
        added.add(new Numbered(++last, now, event));
      }
      tables.append(project, added);
      return added;
    });
  }

  @Override
  public void tell(ProjectId project, Event event, Instant now) {
    transactions.apply(tables -> {
      if (tables.row(project).filter(row -> !row.project().state().isTerminal()).isPresent()) {
        tables.append(project, List.of(new Numbered(tables.lastEvent(project) + 1, now, event)));
      }
      return event;
    });
  }

  @Override
  public List<Numbered> after(ProjectId project, long sequence, int limit) {
    if (limit < 1 || limit > 1_000) {
      throw new IllegalArgumentException("limit must be 1 to 1000");
    }
    return transactions.apply(tables ->
        tables.events(project).stream()
            .filter(numbered -> numbered.sequence() > sequence)
            .limit(limit)
            .toList());
  }

  @Override
  public Map<ProjectId, Standing> standings(Collection<ProjectId> projects) {
    if (projects.size() > 1_000) {
      throw new IllegalArgumentException("at most 1000 projects");
    }
    return transactions.apply(tables -> {
      Map<ProjectId, Standing> standings = new HashMap<>();
      for (ProjectId id : projects) {
        tables
            .row(id)
            .ifPresent(row ->
                standings.put(
                    id,
                    new Standing(tables.events(id).size(), row.project().state().isTerminal())));
      }
      return standings;
    });
  }
}
