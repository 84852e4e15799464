package io.aios.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Draws the tasks of a project as lines of text; each bar shows when its task ran. Pure. */
final class Board {

  private static final int BAR = 28;
  private static final int MOST_KEY = 14;
  private static final int MOST_MODEL = 26;

  private Board() {}

  static String heading() {
    return line("TASK", "AGENT", "MODEL", "STATE", "SECONDS", "TOKENS", "COST USD", "");
  }

  /**
   * One task.
   *
   * @param total how long the project has run so far: the width of the bar
   */
  static String line(TaskLine task, Duration total) {
    String seconds = task.hasStarted() ? seconds(task.lasted()) : "";
    return line(
        cut(task.key(), MOST_KEY),
        cut(task.kind(), MOST_KEY),
        cut(task.model(), MOST_MODEL),
        task.state(),
        seconds,
        task.tokens() == 0 ? "" : Long.toString(task.tokens()),
        task.tokens() == 0 ? "" : task.cost(),
        bar(task, total));
  }

  static List<String> lines(List<TaskLine> tasks, Duration total) {
    return tasks.stream().map(task -> line(task, total)).toList();
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0);
  }

  private static String bar(TaskLine task, Duration total) {
    if (!task.hasStarted() || total.isZero()) {
      return "·".repeat(BAR);
    }
    int from = place(task.from(), total, BAR - 1);
    int to = Math.max(from + 1, place(task.from().plus(task.lasted()), total, BAR));
    return "·".repeat(from) + "█".repeat(to - from) + "·".repeat(BAR - to);
  }

  private static int place(Duration at, Duration total, int most) {
    return Math.clamp(at.toMillis() * BAR / Math.max(1, total.toMillis()), 0, most);
  }

  private static String line(
      String key,
      String kind,
      String model,
      String state,
      String seconds,
      String tokens,
      String cost,
      String bar) {
    return String.format(
            Locale.ROOT,
            "%-14s %-9s %-26s %-10s %7s %8s %12s  %s",
            key,
            kind,
            model,
            state,
            seconds,
            tokens,
            cost,
            bar)
        .stripTrailing();
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }
}
