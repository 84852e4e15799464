package io.aios.worker;

import io.aios.project.AgentKind;
import io.aios.project.WorkerReport;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Where tasks are performed in this process, and how many of each kind there are. Thread-safe. */
final class Places {

  private final SortedSet<AgentKind> kinds;
  private final int places;
  private final Map<AgentKind, AtomicInteger> busy = new ConcurrentHashMap<>();
  private volatile boolean draining;

  /**
   * @param kinds what is served here
   * @param places tasks that are performed at once
   */
  Places(SortedSet<AgentKind> kinds, int places) {
    this.kinds = kinds;
    this.places = places;
  }

  SortedSet<AgentKind> kinds() {
    return kinds;
  }

  /** Does the work in a place for this kind. */
  <T> T during(AgentKind kind, Supplier<T> work) {
    AtomicInteger count = count(kind);
    count.incrementAndGet();
    try {
      return work.get();
    } finally {
      count.decrementAndGet();
    }
  }

  /** From now on nothing is started any more. */
  void drain() {
    draining = true;
  }

  WorkerReport report(AgentKind kind) {
    return new WorkerReport(kind, places, count(kind).get(), draining);
  }

  List<WorkerReport> reports() {
    return kinds.stream().map(this::report).toList();
  }

  private AtomicInteger count(AgentKind kind) {
    return busy.computeIfAbsent(kind, unheardOf -> new AtomicInteger());
  }
}
