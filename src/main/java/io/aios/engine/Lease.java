package io.aios.engine;

import com.github.kagkarlsson.scheduler.task.Execution;

/**
 * The right of a process to run a row, from its claim to its end. Another claim of the same row is
 * another lease.
 *
 * @param instance name of the row
 * @param version of the row as it was claimed; each claim raises it
 */
public record Lease(String instance, long version) {

  public static Lease of(Execution execution) {
    return new Lease(execution.getId(), execution.version);
  }
}
