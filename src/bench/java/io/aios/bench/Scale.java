package io.aios.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the platform and its engine alone fare with more processes and with more rows that wait, on
 * one PostgreSQL that waits for the disk at each commit.
 */
public final class Scale {

  private static final int WARM_UP_SECONDS = 10;

  private final Options options;
  private final Path logs;

  private Scale(Options options, Path logs) {
    this.options = options;
    this.logs = logs;
  }

  /**
   * Prints a table for each part.
   *
   * @param arguments {@code parts=commit,claim,latency,engine,product}, {@code processes=1,2,3},
   *     {@code waiting=0,10000,100000}, {@code running=0,10000} for claims, {@code seconds=20} of
   *     each measurement, {@code rows=300} for latency
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Benchmarks.quiet();
    Map<String, String> known =
        Map.of(
            "parts", "commit,claim,latency,engine,product",
            "processes", "1,2,3",
            "waiting", "0,10000,100000",
            "running", "0,10000",
            "seconds", "20",
            "rows", "300");
    Path logs = Files.createDirectories(Path.of("target", "bench-logs"));
    new Scale(new Options(arguments, known), logs).run();
    System.exit(0);
  }

  private void run() throws InterruptedException {
    try (DurableDatabase database = DurableDatabase.start()) {
      WaitingRows waiting = new WaitingRows(database.jdbc());
      if (options.has("parts", "commit")) {
        commit(database);
      }
      if (options.has("parts", "claim")) {
        claim(database, waiting);
      }
      if (options.has("parts", "latency")) {
        latency(database, waiting);
      }
      if (options.has("parts", "engine")) {
        engine(database, waiting);
      }
      if (options.has("parts", "product")) {
        product(database, waiting);
      }
    }
  }

  private void commit(DurableDatabase database) {
    MarkdownTable table =
        new MarkdownTable(
            System.out,
            "Commits of " + CommitRate.CLIENTS + " clients at once",
            List.of("transactions", "commits/s"));
    CommitRate rate = new CommitRate(database);
    for (CommitRate.Kind kind : CommitRate.Kind.values()) {
      rate.measure(kind, 1); // warms up
      String figure = Sample.decimal(rate.measure(kind, Math.min(5, options.number("seconds"))));
      table.row(List.of(kind.name(), figure));
    }
  }

  private void claim(DurableDatabase database, WaitingRows waiting) {
    MarkdownTable table =
        new MarkdownTable(
            System.out,
            "A claim of up to " + ClaimTime.ROWS + " rows",
            List.of("rows waiting", "rows running", "rows claimed", "p50, ms", "p99, ms"));
    ClaimTime time = new ClaimTime(database);
    for (int rows : options.numbers("waiting")) {
      waiting.replace(rows);
      for (int running : options.numbers("running")) {
        waiting.run(running);
        for (int due : List.of(0, ClaimTime.ROWS)) {
          List<String> head =
              List.of(Integer.toString(rows), Integer.toString(running), Integer.toString(due));
          percentiles(table, head, time.measure(due));
        }
      }
    }
    waiting.run(0);
  }

  private void latency(DurableDatabase database, WaitingRows waiting) throws InterruptedException {
    StartLatency latency = new StartLatency(database);
    try (EngineRate engine = new EngineRate(database, logs, EngineRate.Load.NONE)) {
      engine.grow(1);
      latency.measure(options.number("rows") / 3, StartLatency.Wake.LISTEN); // warms up
      MarkdownTable table =
          new MarkdownTable(
              System.out,
              "From the commit of a row to the start of its work",
              List.of("rows waiting", "woken by", "p50, ms", "p99, ms"));
      for (int rows : options.numbers("waiting")) {
        waiting.replace(rows);
        for (StartLatency.Wake wake : StartLatency.Wake.values()) {
          percentiles(
              table,
              List.of(Integer.toString(rows), wake.name()),
              latency.measure(options.number("rows"), wake));
        }
      }
    }
  }

  private static void percentiles(MarkdownTable table, List<String> head, List<Double> sorted) {
    List<String> cells = new ArrayList<>(head);
    cells.add(Sample.decimal(StartLatency.percentile(sorted, 50)));
    cells.add(Sample.decimal(StartLatency.percentile(sorted, 99)));
    table.row(cells);
  }

  private void engine(DurableDatabase database, WaitingRows waiting) throws InterruptedException {
    try (EngineRate engine = new EngineRate(database, logs, EngineRate.Load.FULL)) {
      rates("The engine alone: rows that do nothing", waiting, engine);
    }
  }

  private void product(DurableDatabase database, WaitingRows waiting) throws InterruptedException {
    try (ProductRate product = new ProductRate(database, logs)) {
      rates("Tasks of projects, models answer at once", waiting, product);
    }
  }

  private void rates(String title, WaitingRows waiting, Measured measured)
      throws InterruptedException {
    MarkdownTable table =
        new MarkdownTable(
            System.out,
            title,
            List.of(
                "processes",
                "rows waiting",
                "tasks/s",
                "commits/task",
                "JVM CPU ms/task",
                "PostgreSQL CPU ms/task"));
    for (int processes : options.numbers("processes")) {
      measured.grow(processes);
      Thread.sleep(WARM_UP_SECONDS * 1_000L);
      for (int rows : options.numbers("waiting")) {
        waiting.replace(rows);
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(processes));
        cells.add(Integer.toString(rows));
        Sample before = measured.sample();
        Thread.sleep(options.number("seconds") * 1_000L);
        cells.addAll(measured.sample().since(before).cells());
        table.row(cells);
      }
    }
  }

  /** Processes whose work is counted. */
  interface Measured {

    void grow(int processes);

    Sample sample();
  }
}
