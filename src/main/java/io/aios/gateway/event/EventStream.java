package io.aios.gateway.event;

import io.aios.gateway.GatewayProperties;
import io.aios.project.Events;
import io.aios.project.Events.Numbered;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import io.aios.project.Projects;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Sends a project's events to one client as they happen, until the last one. Blocks its (virtual)
 * thread: a slow client holds up nobody but itself, and no database connection.
 */
final class EventStream {

  private static final int BATCH = 500;

  private final Events events;
  private final Projects projects;
  private final GatewayProperties settings;

  EventStream(Events events, Projects projects, GatewayProperties settings) {
    this.events = events;
    this.projects = projects;
    this.settings = settings;
  }

  /**
   * Sends what comes after the given sequence.
   *
   * @throws IOException if the client has gone
   */
  void send(ProjectId project, long after, Watch watch, EventFrames frames) throws IOException {
    frames.open();
    long seen = after;
    long heardNanos = System.nanoTime();
    while (watch.isOpen()) {
      List<Numbered> batch = events.after(project, seen, BATCH);
      if (!batch.isEmpty()) {
        write(batch, frames);
        seen = batch.getLast().sequence();
        heardNanos = System.nanoTime();
        if (batch.getLast().event().kind().isLast()) {
          return;
        }
      } else if (isOver(heardNanos)) {
        frames.heartbeat();
        heardNanos = System.nanoTime();
        if (hasNothingLeft(project, seen)) {
          return;
        }
      }
      if (batch.size() < BATCH) {
        watch.await(patience());
      }
    }
  }

  private static void write(List<Numbered> batch, EventFrames frames) throws IOException {
    for (Numbered numbered : batch) {
      frames.event(EventView.of(numbered));
    }
    frames.flush();
  }

  private Duration patience() {
    return settings.eventPoll().compareTo(settings.heartbeat()) < 0
        ? settings.eventPoll()
        : settings.heartbeat();
  }

  private boolean isOver(long heardNanos) {
    Duration silence = Duration.ofNanos(System.nanoTime() - heardNanos);
    return silence.compareTo(settings.heartbeat()) >= 0;
  }

  /** A client may ask for more than there will ever be; the end of the project ends that too. */
  private boolean hasNothingLeft(ProjectId id, long seen) {
    boolean ended = projects.find(id).map(Project::state).filter(s -> !s.isTerminal()).isEmpty();
    return ended && events.after(id, seen, 1).isEmpty();
  }
}
