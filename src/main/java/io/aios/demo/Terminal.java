package io.aios.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where the demo writes. On a terminal the board is drawn over itself; elsewhere, in a log or a
 * pipe, a task is told once in each state. Used by one thread.
 */
final class Terminal {

  private static final String CLEAR_LINE = "\u001b[2K";

  private final PrintStream out;
  private final Kind kind;
  private final Set<String> told = new HashSet<>();
  private int drawn;

  /** What is on the other end. */
  enum Kind {
    /** A person at a terminal. */
    SCREEN,
    /** A file or a pipe. */
    LOG
  }

  Terminal(PrintStream out, Kind kind) {
    this.out = out;
    this.kind = kind;
  }

  void say(String text) {
    out.println(text);
    drawn = 0;
  }

  /** Shows the board with these tasks. */
  void show(Picture picture) {
    switch (kind) {
      case SCREEN -> draw(picture.lines());
      case LOG -> tell(picture);
    }
    out.flush();
  }

  /** The board at one moment. */
  record Picture(List<TaskLine> tasks, Duration total) {

    Picture {
      tasks = List.copyOf(tasks);
    }

    List<String> lines() {
      List<String> lines = new ArrayList<>(List.of(Board.heading()));
      lines.addAll(Board.lines(tasks, total));
      return lines;
    }
  }

  private void draw(List<String> lines) {
    if (drawn > 0) {
      out.printf("\u001b[%dA", drawn);
    }
    lines.forEach(line -> out.println(CLEAR_LINE + line));
    drawn = lines.size();
  }

  private void tell(Picture picture) {
    for (TaskLine task : picture.tasks()) {
      if (told.add(task.key() + " " + task.state())) {
        out.println(Board.line(task, picture.total()));
      }
    }
  }
}
