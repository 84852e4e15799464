package io.aios.gateway.event;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.project.Events.Standing;
import io.aios.project.ProjectId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Those who watch projects at this moment; a limited number. Thread-safe. */
final class Watches implements AutoCloseable {

  /** What became of a project that is not there any more. */
  private static final Standing GONE = new Standing(0, true);

  private final Set<Watch> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places;
  private final Duration life;
  private final Signals.Subscription subscription;
  private volatile boolean ending;

  Watches(Signals signals, int maxWatches, Duration life) {
    this.places = new Semaphore(maxWatches);
    this.life = life;
    this.subscription = signals.listen(Channel.EVENTS, this::wake);
  }

  /**
   * A watch that must be closed.
   *
   * @param seen the sequence of the last event that the client has
   * @throws Refusal if there are too many already
   */
  Watch open(ProjectId project, long seen) {
    if (ending || !places.tryAcquire()) {
      throw Refusal.of(
          ProblemKind.BUSY, "As many event streams are open as this node allows; try again later");
    }
    Watch watch = new Watch(project, seen, life, this::forget);
    open.add(watch);
    if (ending) {
      watch.end();
    }
    return watch;
  }

  int count() {
    return open.size();
  }

  Set<ProjectId> projects() {
    return open.stream().map(Watch::project).collect(Collectors.toSet());
  }

  /**
   * Somebody has looked at these projects.
   *
   * @param standings without those that are not there any more
   */
  void tell(Set<ProjectId> projects, Map<ProjectId, Standing> standings) {
    for (Watch watch : open) {
      if (projects.contains(watch.project())) {
        watch.tell(standings.getOrDefault(watch.project(), GONE));
      }
    }
  }

  /** Sends all clients away; they may come back. */
  void dismiss() {
    open.forEach(Watch::end);
  }

  /** Ends all streams first of all, so that a node that stops does not wait for them. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    ending = true;
    dismiss();
  }

  @Override
  public void close() {
    subscription.close();
    end();
  }

  /** An empty payload means that signals may have been missed. */
  private void wake(String project) {
    for (Watch watch : open) {
      if (project.isEmpty() || watch.project().toString().equals(project)) {
        watch.ring();
      }
    }
  }

  private void forget(Watch watch) {
    if (open.remove(watch)) {
      places.release();
    }
  }
}
