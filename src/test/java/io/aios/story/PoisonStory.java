package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.testing.Api;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.NodeProcess;
import io.aios.testing.PostgresTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that kill their worker each time end as failed; whoever ran beside them does not. */
@PostgresTest
class PoisonStory {

  private static final int POISONS = Integer.getInteger("aios.story.poisons", 1);
  private static final int GOOD = 20;
  private static final int STARTS = Integer.getInteger("aios.story.starts", 5);
  private static final Set<String> ENDS = Set.of("SUCCEEDED", "FAILED");
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private final Database database;
  private final List<NodeProcess> workers = new ArrayList<>();
  private int deaths;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path logs;

  PoisonStory(Database database) {
    this.database = database;
  }

  @Test
  void poisonFailsAfterItsLastStartAndNobodyElseDoes() {
    try (Node office = Node.start(database, "--aios.node.roles=gateway,orchestrator")) {
      List<String> good = new ArrayList<>();
      List<String> poisoned = new ArrayList<>();
      for (int number = 0; number < GOOD; number++) {
        if (number % (GOOD / POISONS) == 1 && poisoned.size() < POISONS) {
          poisoned.add(office.api().submit("Pill", "Build a " + PoisonedNode.POISON + " shop"));
        }
        good.add(office.api().submit("Todo", "Build a Todo app with due dates"));
      }

      workers.add(worker());
      workers.add(worker());
      await()
          .atMost(LIMIT)
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> {
                replaceTheDead();
                return states();
              },
              states -> ENDS.containsAll(states.keySet()));

      System.out.printf(
          "%d tasks that kill, %d processes died, others started %d times at most%n",
          POISONS, deaths, mostStartsOfGood());
      assertThat(good)
          .allSatisfy(id -> assertThat(status(office.api(), id)).isEqualTo("SUCCEEDED"));
      assertThat(poisoned)
          .allSatisfy(id -> assertThat(status(office.api(), id)).isEqualTo("FAILED"));
      assertThat(startsOfPoison())
          .allSatisfy(starts -> assertThat(starts).isGreaterThanOrEqualTo(STARTS));
      assertThat(deaths).isBetween(STARTS, POISONS * STARTS);
    } finally {
      workers.forEach(NodeProcess::close);
    }
  }

  private void replaceTheDead() {
    for (int number = 0; number < workers.size(); number++) {
      if (!workers.get(number).isAlive()) {
        assertThat(workers.get(number).join()).isEqualTo(PoisonedNode.DEATH);
        deaths++;
        workers.set(number, worker());
      }
    }
  }

  /** Beats are fast, so that the dead are found within seconds. */
  private NodeProcess worker() {
    List<String> settings = new ArrayList<>(database.arguments());
    settings.add("--aios.node.roles=worker");
    settings.add("--aios.engine.agent.heartbeat=500ms");
    settings.add("--aios.engine.polling=200ms");
    settings.add("--aios.engine.retry.max-attempts=" + STARTS);
    settings.add("--aios.providers.scripted.latency-by-agent.BACKEND=500ms");
    settings.add("--aios.providers.scripted.latency-by-agent.FRONTEND=500ms");
    return NodeProcess.launch(logs, PoisonedNode.class.getName(), settings);
  }

  /** How many projects are in which state. */
  private Map<String, Long> states() {
    Map<String, Long> states = new TreeMap<>();
    database
        .jdbc()
        .sql("select state, count(*) from project group by state")
        .query(row -> {
          states.put(row.getString(1), row.getLong(2));
        });
    return states;
  }

  /**
   * A start that finds all others used up performs nothing, and counts as well, each time if what
   * runs beside it kills it.
   */
  private List<Integer> startsOfPoison() {
    return database
        .jdbc()
        .sql(
            """
            select t.attempts - 1
            from task t join project p on p.id = t.project_id
            where p.brief like '%poison%' and t.kind = 'BACKEND'
            """)
        .query((row, number) -> row.getInt(1))
        .list();
  }

  private int mostStartsOfGood() {
    return database
        .jdbc()
        .sql(
            """
            select max(t.attempts)
            from task t join project p on p.id = t.project_id
            where p.brief not like '%poison%'
            """)
        .query(Integer.class)
        .single();
  }

  private static String status(Api api, String id) {
    return Api.status(api.get("projects/" + id));
  }
}
