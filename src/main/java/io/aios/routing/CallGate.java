package io.aios.routing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where the work of a task can be broken off: in a call to a provider or a wait between two calls,
 * and nowhere else. An interrupt that hit a thread within a statement would close its connection to
 * the database, and leave a hold open or an event untold. Thread-safe.
 */
public final class CallGate {

  private final Set<Thread> inside = new HashSet<>();
  private boolean shut;

  /** Breaks off what is inside, and lets nothing through any more. */
  public synchronized void shut() {
    shut = true;
    inside.forEach(Thread::interrupt);
  }

  /** Whether it lets nothing through any more. */
  public synchronized boolean isShut() {
    return shut;
  }

  /**
   * Runs what may be interrupted; empty, without running it, if the gate is shut. An interrupt by
   * the gate does not outlive the call.
   */
  public <T> Optional<T> pass(Supplier<T> call) {
    if (!enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(call.get());
    } finally {
      leave();
    }
  }

  /**
   * Runs what must not be interrupted in the middle of what may be: an interrupt by the gate waits
   * until it has ended. Anywhere else it just runs.
   */
  public void shield(Runnable work) {
    boolean inside = stepOut();
    try {
      work.run();
    } finally {
      if (inside) {
        stepIn();
      }
    }
  }

  private synchronized boolean stepOut() {
    return inside.remove(Thread.currentThread());
  }

  private synchronized void stepIn() {
    inside.add(Thread.currentThread());
    if (shut) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean enter() {
    return !shut && inside.add(Thread.currentThread());
  }

  private synchronized void leave() {
    inside.remove(Thread.currentThread());
    if (shut) {
      Thread.interrupted(); // what follows writes to the database
    }
  }
}
