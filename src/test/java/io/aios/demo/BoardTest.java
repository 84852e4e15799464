package io.aios.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardTest {

  private static final Duration TOTAL = Duration.ofSeconds(10);

  @Test
  void drawsEachBarWhereItsTaskRan() {
    String first = Board.line(task("backend", "RUNNING", 0, 5), TOTAL);
    String second = Board.line(task("qa", "RUNNING", 5, 5), TOTAL);

    assertThat(first).endsWith("██████████████··············");
    assertThat(second).endsWith("··············██████████████");
  }

  @Test
  void showsNoFiguresOfATaskThatWaits() {
    String line =
        Board.line(new TaskLine("qa", "QA", "", "WAITING", TOTAL, Duration.ZERO, 0, ""), TOTAL);

    assertThat(line).contains("qa", "WAITING").doesNotContain("0.0").doesNotContain("█");
  }

  @Test
  void keepsEveryLineAsWideAsTheHeadingAsks() {
    TaskLine longest = task("a-key-of-a-task-that-is-far-too-long", "AWAITING_APPROVAL", 0, 10);

    assertThat(Board.line(longest, TOTAL)).contains("a-key-of-a-ta…");
  }

  @Test
  void tellsEachStateOnceWhenNobodyWatches() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(out, Terminal.Kind.LOG);
    Terminal.Picture running = new Terminal.Picture(List.of(task("qa", "RUNNING", 0, 5)), TOTAL);
    Terminal.Picture ended = new Terminal.Picture(List.of(task("qa", "SUCCEEDED", 0, 6)), TOTAL);

    terminal.show(running);
    terminal.show(running);
    terminal.show(ended);

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
  }

  private static TaskLine task(String key, String state, int from, int lasted) {
    return new TaskLine(
        key,
        "BACKEND",
        "scripted/standard",
        state,
        Duration.ofSeconds(from),
        Duration.ofSeconds(lasted),
        1_234,
        "0.0123");
  }
}
