package io.aios.project;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports in memory. */
public final class MemoryWorkerReports implements WorkerReports {

  private final Map<String, Said> workers = new ConcurrentHashMap<>();

  @Override
  public void publish(String node, List<WorkerReport> reports, Instant now) {
    workers.put(node, new Said(List.copyOf(reports), now));
  }

  @Override
  public void withdraw(String node) {
    workers.remove(node);
  }

  @Override
  public List<WorkerReport> current(Instant now) {
    return workers.entrySet().stream()
        .filter(worker -> worker.getValue().at().isAfter(now.minus(VALIDITY)))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(worker -> worker.getValue().reports().stream())
        .sorted(Comparator.comparing(WorkerReport::kind))
        .toList();
  }

  private record Said(List<WorkerReport> reports, Instant at) {}
}
