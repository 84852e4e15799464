package io.aios.project;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the workers say about themselves, for every node to read. Thread-safe. */
public interface WorkerReports {

  /** After this long a worker that says nothing counts as gone, and its reports vanish. */
  Duration VALIDITY = Duration.ofSeconds(20);

  /**
   * Replaces all that the worker said before.
   *
   * @param node name of the process, 1 to 100 characters
   * @param reports one for each kind that it serves
   */
  void publish(String node, List<WorkerReport> reports, Instant now);

  /** Takes back what the worker said, because it has stopped. */
  void withdraw(String node);

  /** What was said within the {@link #VALIDITY}, one for each worker and kind, by kind. */
  List<WorkerReport> current(Instant now);
}
