package io.aios.bench;

import java.util.List;
import java.util.Locale;

/**
 * What processes did until now, or in a while.
 *
 * @param nanos on the clock of this JVM, or that passed
 * @param tasks that ended
 * @param commits of the database
 * @param jvmMillis processor time of the JVMs
 * @param serverMillis processor time of PostgreSQL
 */
record Sample(long nanos, long tasks, long commits, long jvmMillis, long serverMillis) {

  /** Until now, of processes and of the database that they share. */
  static Sample now(DurableDatabase database, long tasks, List<Long> pids) {
    return new Sample(
        System.nanoTime(),
        tasks,
        database.commits(),
        pids.stream().mapToLong(ProcessFigures::cpuMillis).sum(),
        ProcessFigures.familyCpuMillis(database.serverPid()));
  }

  Sample since(Sample before) {
    return new Sample(
        nanos - before.nanos,
        tasks - before.tasks,
        commits - before.commits,
        jvmMillis - before.jvmMillis,
        serverMillis - before.serverMillis);
  }

  double perSecond() {
    return tasks / (nanos / 1e9);
  }

  /** Rate, and of a task: commits and processor time of JVMs and PostgreSQL; for a table. */
  List<String> cells() {
    return List.of(decimal(perSecond()), ofTask(commits), ofTask(jvmMillis), ofTask(serverMillis));
  }

  private String ofTask(long sum) {
    return tasks == 0 ? "-" : decimal((double) sum / tasks);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }
}
