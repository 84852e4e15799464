package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.node.NodeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill anything, lose nothing, pay once. A small run; system properties make it large: {@code
 * aios.chaos.projects}, {@code kills}, {@code database-kills}, {@code workers}, {@code
 * orchestrators}, {@code gateways}, {@code between} (milliseconds between two faults) and {@code
 * seed}, which is printed and repeats the plan. See {@code docs/reliability.md}.
 */
class ChaosStory {

  private static final Duration ANSWER = Duration.ofMillis(150);

  private final long seed = Long.getLong("aios.chaos.seed", System.nanoTime());
  private final Plan.Size size =
      new Plan.Size(
          setting("projects", 12),
          setting("kills", 6),
          setting("database-kills", 1),
          Duration.ofMillis(setting("between", 1_500)));

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void everyAcknowledgedProjectEndsAndNothingIsPaidTwice() throws Exception {
    System.out.printf("chaos of %s, seed %d%n", size, seed);
    Path history = folder.resolve("history.txt");
    try (Stage stage = Stage.set(folder, Stage.Pace.STEADY, ANSWER)) {
      Map<NodeRole, Integer> nodes =
          Map.of(
              NodeRole.WORKER, setting("workers", 2),
              NodeRole.ORCHESTRATOR, setting("orchestrators", 1),
              NodeRole.GATEWAY, setting("gateways", 1));

      Summary summary = new ChaosRun(stage, Plan.of(seed, size)).run(nodes, history);

      System.out.printf("chaos with seed %d%n%s%n", seed, summary.text());
      assertThat(summary.violations())
          .as(() -> "history:\n" + text(history) + "\n" + stage.fleet().tails())
          .isEmpty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static int setting(String name, int standard) {
    return Integer.getInteger("aios.chaos." + name, standard);
  }
}
