package io.aios.chaos;

import static org.awaitility.Awaitility.await;

import io.aios.testing.model.ModelServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All that a run needs: PostgreSQL and a server of models behind faults, nodes of each role, and
 * the evidence. What is billed and what is committed outlives every node.
 */
final class Stage implements AutoCloseable {

  private static final String KEY = "sk-chaos-3b7d1f";

  private final KillableServer database;
  private final ModelServer models;
  private final TcpFaults modelFaults;
  private final Fleet fleet;

  /**
   * How fast the nodes notice.
   *
   * @param heartbeat of running work
   * @param missed heartbeats that mean death
   * @param polling how often a table is looked at
   */
  record Pace(Duration heartbeat, int missed, Duration polling) {

    /** Patient with nodes that are alive and wait for one of two busy cores. */
    static final Pace STEADY = new Pace(Duration.ofSeconds(2), 6, Duration.ofMillis(500));

    static final Pace FAST = new Pace(Duration.ofMillis(500), 4, Duration.ofMillis(200));

    static final Pace SHIPPED = new Pace(Duration.ofSeconds(10), 4, Duration.ofSeconds(1));

    /** When the work of a dead node is started again at the latest. */
    Duration takeover() {
      return heartbeat.multipliedBy(missed).plus(polling);
    }
  }

  private Stage(KillableServer database, ModelServer models, Fleet fleet, TcpFaults modelFaults) {
    this.database = database;
    this.models = models;
    this.fleet = fleet;
    this.modelFaults = modelFaults;
    Evidence.in(database.jdbc());
  }

  /**
   * Sets it, without any node.
   *
   * @param folder of the database and of all logs
   * @param answer how long a model takes, each way
   */
  static Stage set(Path folder, Pace pace, Duration answer) {
    KillableServer database = KillableServer.start(folder);
    ModelServer models = ModelServer.start(KEY, Map.of());
    TcpFaults modelFaults = TcpFaults.before(models.url().getPort());
    modelFaults.make(new Trouble.Latency(answer));
    List<String> settings = new ArrayList<>(database.arguments());
    String url = "http://127.0.0.1:" + modelFaults.port();
    settings.addAll(
        List.of(
            "--aios.providers.claude.api-key=" + KEY,
            "--aios.providers.claude.base-url=" + url,
            "--aios.providers.openai.api-key=" + KEY,
            "--aios.providers.openai.base-url=" + url + "/v1",
            "--aios.engine.agent.heartbeat=" + pace.heartbeat().toMillis() + "ms",
            "--aios.engine.agent.missed-heartbeats=" + pace.missed(),
            "--aios.engine.control.heartbeat=" + pace.heartbeat().toMillis() + "ms",
            "--aios.engine.control.missed-heartbeats=" + pace.missed(),
            "--aios.engine.polling=" + pace.polling().toMillis() + "ms",
            // So many kills hit some task more often than life does.
            "--aios.engine.retry.max-attempts=50",
            // Without effect on a kill; at a stop the balancer has time to look away.
            "--aios.node.drain-delay=2s"));
    return new Stage(database, models, new Fleet(folder, settings), modelFaults);
  }

  KillableServer database() {
    return database;
  }

  ModelServer models() {
    return models;
  }

  TcpFaults modelFaults() {
    return modelFaults;
  }

  /** Of the server that runs now. */
  Evidence evidence() {
    return new Evidence(database.jdbc());
  }

  Fleet fleet() {
    return fleet;
  }

  /** Kills a node, and notes which calls it had in flight. */
  void kill(Fleet.Member member) {
    fleet.kill(member);
    evidence().inFlightOf(member.scheduler(), "kill of " + member.role() + " " + member.number());
  }

  /** Kills PostgreSQL, and starts it again after a while; notes which calls were in flight. */
  void killDatabase(Duration away) throws InterruptedException {
    database.faults().make(new Trouble.Reset());
    database.kill();
    Thread.sleep(away);
    database.restart();
    evidence().inFlight("kill of PostgreSQL");
    database.faults().heal();
  }

  /** Nothing passes to or from PostgreSQL for a while; notes which calls were in flight. */
  void silenceDatabase(Duration time) throws InterruptedException {
    database.faults().make(new Trouble.Blackhole());
    evidence().inFlight("silence of PostgreSQL");
    Thread.sleep(time);
    database.faults().heal();
  }

  /** Waits until every project has ended and nothing is left to do. */
  void awaitQuiet(Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(Duration.ofMillis(500))
        .until(() -> {
          fleet.check();
          return left() == 0;
        });
  }

  /** Projects that have not ended, and rows of the engine. */
  long left() {
    return database
        .jdbc()
        .sql(
            """
            select (select count(*) from project where finished_at is null)
                   + (select count(*) from engine_control) + (select count(*) from engine_agent)
            """)
        .query(Long.class)
        .single();
  }

  @Override
  public void close() {
    fleet.close();
    modelFaults.close();
    models.close();
    database.close();
  }
}
