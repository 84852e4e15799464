package io.aios.worker;

import io.aios.project.ProjectId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The threads that perform tasks in this process, so that a cancelled project's work can be broken
 * off instead of paid for. Thread-safe.
 */
final class InFlight {

  private final Map<ProjectId, Set<Thread>> threads = new ConcurrentHashMap<>();

  /** Runs the work; an interrupt that was meant for it does not outlive it. */
  <T> T during(ProjectId project, Supplier<T> work) {
    Thread self = Thread.currentThread();
    threads.compute(
        project,
        (id, known) -> {
          Set<Thread> all = known == null ? ConcurrentHashMap.newKeySet() : known;
          all.add(self);
          return all;
        });
    try {
      return work.get();
    } finally {
      threads.computeIfPresent(
          project,
          (id, known) -> {
            known.remove(self);
            return known.isEmpty() ? null : known;
          });
      Thread.interrupted(); // what follows writes to the database, and must not be broken off
    }
  }

  /** Breaks off all work for the project. */
  void interrupt(ProjectId project) {
    threads.computeIfPresent(
        project,
        (id, known) -> {
          known.forEach(Thread::interrupt);
          return known;
        });
  }
}
