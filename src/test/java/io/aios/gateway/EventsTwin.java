package io.aios.gateway;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events in memory, signalled like those in the database. */
public final class EventsTwin implements Events {

  private final Map<ProjectId, List<Numbered>> events = new HashMap<>();
  private final Signals signals;

  public EventsTwin(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void append(ProjectId project, List<Event> more, Instant now) {
    appendUnheard(project, more, now);
    signals.raise(Channel.EVENTS, project.toString());
  }

  @Override
  public void tell(ProjectId project, Event event, Instant now) {
    throw new UnsupportedOperationException("A gateway performs nothing");
  }

  /** Appends, but the signal is lost. */
  public synchronized void appendUnheard(ProjectId project, List<Event> more, Instant now) {
    List<Numbered> all = events.computeIfAbsent(project, none -> new ArrayList<>());
    more.forEach(event -> all.add(new Numbered(all.size() + 1, now, event)));
  }

  @Override
  public synchronized List<Numbered> after(ProjectId project, long sequence, int limit) {
    return events.getOrDefault(project, List.of()).stream()
        .filter(event -> event.sequence() > sequence)
        .limit(limit)
        .toList();
  }
}
