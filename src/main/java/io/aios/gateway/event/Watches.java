package io.aios.gateway.event;

import io.aios.database.Channel;
import io.aios.database.Signals;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.project.ProjectId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Those who watch projects at this moment; a limited number. Thread-safe. */
final class Watches implements AutoCloseable {

  private final Set<Watch> open = ConcurrentHashMap.newKeySet();
  private final Semaphore places;
  private final Signals.Subscription subscription;
  private volatile boolean ending;

  Watches(Signals signals, int maxWatches) {
    this.places = new Semaphore(maxWatches);
    this.subscription = signals.listen(Channel.EVENTS, this::wake);
  }

  /**
   * A watch that must be closed.
   *
   * @throws Refusal if there are too many already
   */
  Watch open(ProjectId project) {
    if (ending || !places.tryAcquire()) {
      throw Refusal.of(
          ProblemKind.BUSY, "As many event streams are open as this node allows; try again later");
    }
    Watch watch = new Watch(project.toString(), this::forget);
    open.add(watch);
    if (ending) {
      watch.end();
    }
    return watch;
  }

  /** Ends all streams first of all, so that a node that stops does not wait for them. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    ending = true;
    open.forEach(Watch::end);
  }

  @Override
  public void close() {
    subscription.close();
    end();
  }

  /** An empty payload means that signals may have been missed. */
  private void wake(String project) {
    for (Watch watch : open) {
      if (project.isEmpty() || watch.isOf(project)) {
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
