package io.aios.bench;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Runs all benchmarks, one after the other. */
public final class Benchmarks {

  private Benchmarks() {}

  public static void main(String[] arguments) {
    new StreamDecoding(System.out).run();
    new CallCost(System.out).run();
    new CriticalPath(System.out).run();
    new Throughput(System.out).run();
    System.exit(0);
  }

  /** Keeps the log out of the figures. */
  static void quiet() {
    LoggingSystem.get(Benchmarks.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
