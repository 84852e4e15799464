package io.aios.llm;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reports in memory. */
public final class MemoryProviderReports implements ProviderReports {

  private final Map<String, List<ProviderReport>> said = new ConcurrentHashMap<>();

  @Override
  public void publish(String node, List<ProviderStatus> statuses, Instant now) {
    said.put(node, statuses.stream().map(status -> new ProviderReport(node, now, status)).toList());
  }

  @Override
  public void withdraw(String node) {
    said.remove(node);
  }

  @Override
  public List<ProviderReport> current(Instant now) {
    return said.values().stream()
        .flatMap(List::stream)
        .filter(report -> report.at().plus(VALIDITY).isAfter(now))
        .sorted(
            Comparator.comparing((ProviderReport report) -> report.status().provider())
                .thenComparing(ProviderReport::node))
        .toList();
  }
}
