package io.aios.gateway.event;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One client's watch over one project. Rung by one thread, awaited by another. */
final class Watch implements AutoCloseable {

  private final String project;
  private final Consumer<Watch> onClose;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean ended;

  Watch(String project, Consumer<Watch> onClose) {
    this.project = project;
    this.onClose = onClose;
  }

  boolean isOf(String other) {
    return project.equals(other);
  }

  /** Whether it goes on. */
  boolean isOpen() {
    return !ended;
  }

  /** Something may have happened. Rings before the next await count as one. */
  void ring() {
    bell.release();
  }

  void end() {
    ended = true;
    ring();
  }

  /** Waits for a ring, or until the time is over. An interrupt ends the watch. */
  void await(Duration atMost) {
    try {
      if (bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException stop) {
      ended = true;
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
