package io.aios.race;

import io.aios.ledger.AccountId;
import io.aios.testing.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Scanner;

/** A {@link Racer} in a JVM of its own. For one thread. */
final class RacerProcess {

  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  private RacerProcess(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Starts one and waits until it can race. */
  static RacerProcess start(Database database) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Racer.class.getName(),
            database.url(),
            database.username(),
            database.password());
    try {
      var racer =
          new RacerProcess(
              new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
      racer.answer("ready");
      return racer;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  void begin(AccountId account, int seed, int callers) {
    say("race " + account + " " + seed + " " + callers);
  }

  /** What came of the round that was begun. */
  Result result() {
    var words = new Scanner(answer("done"));
    words.next();
    return new Result(words.nextInt(), words.nextLong());
  }

  /** Has expired holds ended. */
  void expire() {
    say("expire");
    answer("expired");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /**
   * What came of a round in one process.
   *
   * @param answers that its callers got
   * @param tokens that its provider billed
   */
  record Result(int answers, long tokens) {}

  private void say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException dead) {
      throw new UncheckedIOException(dead);
    }
  }

  /** The next line that begins with this word; others are log lines. */
  private String answer(String word) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(word)) {
          return line;
        }
      }
      throw new AssertionError("The racer died instead of saying " + word);
    } catch (IOException dead) {
      throw new UncheckedIOException(dead);
    }
  }
}
