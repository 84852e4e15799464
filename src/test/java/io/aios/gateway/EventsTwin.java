package io.aios.gateway;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Events in memory, signalled like those in the database. */
public final class EventsTwin implements Events {

  private record Place(ProjectId project, long sequence) {}

  private final Map<ProjectId, List<Numbered>> events = new HashMap<>();
  private final Set<Place> expired = new HashSet<>();
  private final Signals signals;
  private final ProjectsTwin projects;

  public EventsTwin(Signals signals) {
    this(signals, new ProjectsTwin());
  }

  public EventsTwin(Signals signals, ProjectsTwin projects) {
    this.signals = signals;
    this.projects = projects;
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

  /** Forgets these events; their numbers are not given again. */
  public synchronized void expire(ProjectId project, long... sequences) {
    for (long sequence : sequences) {
      expired.add(new Place(project, sequence));
    }
  }

  @Override
  public synchronized List<Numbered> after(ProjectId project, long sequence, int limit) {
    return events.getOrDefault(project, List.of()).stream()
        .filter(event -> event.sequence() > sequence)
        .filter(event -> !expired.contains(new Place(project, event.sequence())))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Map<ProjectId, Standing> standings(Collection<ProjectId> ids) {
    Map<ProjectId, Standing> standings = new HashMap<>();
    for (ProjectId id : ids) {
      projects
          .find(id)
          .ifPresent(project ->
              standings.put(
                  id,
                  new Standing(
                      events.getOrDefault(id, List.of()).size(), project.state().isTerminal())));
    }
    return standings;
  }
}
