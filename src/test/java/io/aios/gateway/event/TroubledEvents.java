package io.aios.gateway.event;

import io.aios.project.Event;
import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.DataAccessResourceFailureException;

/** Events whose store can go away; counts how often it is asked. */
final class TroubledEvents implements Events {

  private final Events events;
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile boolean away;

  TroubledEvents(Events events) {
    this.events = events;
  }

  void goAway() {
    away = true;
  }

  void comeBack() {
    away = false;
  }

  int reads() {
    return reads.get();
  }

  int looks() {
    return looks.get();
  }

  @Override
  public void append(ProjectId project, List<Event> more, Instant now) {
    events.append(project, more, now);
  }

  @Override
  public void tell(ProjectId project, Event event, Instant now) {
    events.tell(project, event, now);
  }

  @Override
  public List<Numbered> after(ProjectId project, long sequence, int limit) {
    reads.incrementAndGet();
    refuseWhileAway();
    return events.after(project, sequence, limit);
  }

  @Override
  public Map<ProjectId, Standing> standings(Collection<ProjectId> projects) {
    looks.incrementAndGet();
    refuseWhileAway();
    return events.standings(projects);
  }

  private void refuseWhileAway() {
    if (away) {
      throw new DataAccessResourceFailureException("The database is away");
    }
  }
}
