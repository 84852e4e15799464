package io.aios.bench;

import io.aios.testing.NodeProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whole nodes that build projects with the scripted provider, which takes no time. */
final class ProductRate implements Scale.Measured, AutoCloseable {

  private static final int PROJECTS_PER_NODE = 16;

  private final DurableDatabase database;
  private final Path logs;
  private final List<NodeProcess> nodes = new ArrayList<>();
  private volatile boolean closed;
  private int next;

  ProductRate(DurableDatabase database, Path logs) {
    this.database = database;
    this.logs = logs;
    Thread.ofVirtual().start(this::keepBusy);
  }

  /** Starts nodes until there are so many. */
  @Override
  public void grow(int count) {
    while (nodes.size() < count) {
      List<String> settings = new ArrayList<>(database.arguments());
      settings.addAll(WaitingRows.settings());
      settings.add("--aios.worker.kinds=" + String.join(",", WaitingRows.SERVED));
      NodeProcess node = NodeProcess.start(logs, settings);
      synchronized (nodes) {
        nodes.add(node);
      }
    }
  }

  @Override
  public Sample sample() {
    return Sample.now(
        database,
        number("select count(*) from task where state = 'SUCCEEDED'"),
        nodes.stream().map(NodeProcess::pid).toList());
  }

  @Override
  public void close() {
    closed = true;
    synchronized (nodes) {
      nodes.forEach(NodeProcess::close);
    }
  }

  private void keepBusy() {
    while (!closed) {
      synchronized (nodes) {
        long open = number("select count(*) from project where finished_at is null");
        for (long project = open; project < (long) nodes.size() * PROJECTS_PER_NODE; project++) {
          NodeProcess node = nodes.get(next++ % nodes.size());
          node.api().submit("Todo", "Build a Todo app with due dates");
        }
      }
      try {
        Thread.sleep(50);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private long number(String sql) {
    return database.jdbc().sql(sql).query(Long.class).single();
  }
}
