package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.chaos.Stage.Pace;
import io.aios.node.NodeRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long the tasks of a killed worker wait for another one. By command: {@code
 * -Daios.chaos.takeover=fast} or {@code shipped}.
 */
@EnabledIfSystemProperty(named = "aios.chaos.takeover", matches = "fast|shipped")
class TakeoverStory {

  private static final int TASKS = 10;
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** The dead are looked for once in a heartbeat, and a busy machine takes its time. */
  private static final Duration LITTLE = Duration.ofSeconds(1);

  private final Pace pace =
      System.getProperty("aios.chaos.takeover").equals("shipped") ? Pace.SHIPPED : Pace.FAST;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void anotherWorkerTakesOverInTime() throws InterruptedException {
    try (Stage stage = Stage.set(folder, pace, Duration.ZERO);
        Client client = Client.of(stage.fleet(), folder.resolve("history.txt"))) {
      stage
          .fleet()
          .start(Map.of(NodeRole.GATEWAY, 1, NodeRole.ORCHESTRATOR, 1, NodeRole.WORKER, 1));
      stage.modelFaults().make(new Trouble.Blackhole());
      for (int number = 1; number <= TASKS; number++) {
        String key = "takeover-" + number;
        UUID project = client.submit(key, "Build a Todo app, number " + number);
        stage.evidence().acknowledged(key, project);
      }
      Fleet.Member victim = stage.fleet().ready(NodeRole.WORKER).getFirst();
      JdbcClient jdbc = stage.database().jdbc();
      await().atMost(LIMIT).until(() -> calling(jdbc) == TASKS);
      stage.fleet().start(Map.of(NodeRole.WORKER, 1));

      Instant killed = Instant.now();
      stage.kill(victim);
      await().atMost(LIMIT).until(() -> waits(jdbc, killed).size() == TASKS);

      List<Duration> waits = waits(jdbc, killed);
      System.out.printf(
          "takeover of %d tasks at %s: median %d ms, most %d ms%n",
          TASKS, pace, waits.get(TASKS / 2).toMillis(), waits.getLast().toMillis());
      stage.modelFaults().heal();
      stage.awaitQuiet(LIMIT);
      Reconciliation.run(stage.database().dataSource());
      stage.evidence().billed(stage.models().bill());
      assertThat(stage.evidence().violations()).isEmpty();
      assertThat(waits.getLast())
          .isLessThanOrEqualTo(pace.takeover().plus(pace.heartbeat()).plus(LITTLE));
    }
  }

  private static long calling(JdbcClient jdbc) {
    return jdbc.sql("select count(*) from llm_call where state = 'HELD'")
        .query(Long.class)
        .single();
  }

  /** From the kill to each start after it, in order. */
  private static List<Duration> waits(JdbcClient jdbc, Instant killed) {
    return new ArrayList<>(
        jdbc.sql("select at from event where kind = 'TASK_STARTED' and at > :killed order by at")
            .param("killed", killed.atOffset(ZoneOffset.UTC))
            .query((row, number) ->
                Duration.between(killed, row.getObject("at", OffsetDateTime.class).toInstant()))
            .list());
  }
}
