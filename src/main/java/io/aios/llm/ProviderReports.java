package io.aios.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the nodes say about their providers, for every node to read. Thread-safe. */
public interface ProviderReports {

  /** After this long a node that says nothing counts as gone, and its reports vanish. */
  Duration VALIDITY = Duration.ofSeconds(60);

  /**
   * Replaces all that the node said before.
   *
   * @param node name of the process, 1 to 100 characters
   * @param statuses one for each provider
   */
  void publish(String node, List<ProviderStatus> statuses, Instant now);

  /** Takes back what the node said, because it stops. */
  void withdraw(String node);

  /** What was said within the {@link #VALIDITY}, in order of provider and node. */
  List<ProviderReport> current(Instant now);

  /** Names of the providers that a node calls, as far as they were told within that time. */
  default Set<String> served(Instant now) {
    return current(now).stream()
        .map(report -> report.status().provider())
        .collect(Collectors.toUnmodifiableSet());
  }
}
