package io.aios.gateway.event;

import io.aios.project.Events.Standing;
import io.aios.project.ProjectId;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One client's watch over one project. Rung by other threads, awaited by the client's own. */
final class Watch implements AutoCloseable {

  private static final Standing UNKNOWN = new Standing(0, false);

  private final ProjectId project;
  private final long openedNanos = System.nanoTime();
  private final Duration life;
  private final Consumer<Watch> onClose;
  private final Semaphore bell = new Semaphore(0);
  private volatile long seen;
  private volatile Standing standing = UNKNOWN;
  private volatile boolean ended;

  /**
   * @param seen the sequence of the last event that the client has
   * @param life after which the watch ends
   */
  Watch(ProjectId project, long seen, Duration life, Consumer<Watch> onClose) {
    this.project = project;
    this.seen = seen;
    this.life = life;
    this.onClose = onClose;
  }

  ProjectId project() {
    return project;
  }

  long seen() {
    return seen;
  }

  /** The client has all up to this one. */
  void sees(long sequence) {
    seen = sequence;
  }

  /** Where the project stood when somebody looked; behind the truth, and never before it. */
  Standing standing() {
    return standing;
  }

  /** Somebody has looked. Rings if there is something for the client to do. */
  void tell(Standing now) {
    standing = now;
    if (now.ended() || now.last() > seen) {
      ring();
    }
  }

  /** Whether it goes on. */
  boolean isOpen() {
    return !ended && left().isPositive();
  }

  /** Something may have happened. Rings before the next await count as one. */
  void ring() {
    bell.release();
  }

  void end() {
    ended = true;
    ring();
  }

  /**
   * Waits for a ring, or until the time or the watch is over. An interrupt ends the watch.
   *
   * @return whether it was rung
   */
  boolean await(Duration atMost) {
    Duration patience = atMost.compareTo(left()) < 0 ? atMost : left();
    try {
      boolean rung = bell.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (rung) {
        bell.drainPermits();
      }
      return rung;
    } catch (InterruptedException stop) {
      ended = true;
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
  }

  private Duration left() {
    return life.minusNanos(System.nanoTime() - openedNanos);
  }
}
