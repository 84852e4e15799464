package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.node.NodeRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL is away or silent, or all connections to it are cut again and again, while projects
 * come in. By command: {@code -Daios.chaos.away=1,5,30} (seconds; 0 for none), {@code
 * -Daios.chaos.silent=30} (seconds in which nothing passes and no connection breaks) and {@code
 * -Daios.chaos.cuts=60} (once in a second).
 */
@EnabledIfSystemProperty(named = "aios.chaos.away", matches = "[0-9,]+")
class DatabaseAwayStory {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration BACK = Duration.ofSeconds(10);
  private static final Duration PROBE = Duration.ofSeconds(10);
  private static final String STOPPED = "nothing";
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);
  private static final long BETWEEN_LOOKS_MILLIS = 200;
  private static final long BETWEEN_PROJECTS_MILLIS = 500;

  /** An absence counts for little while nothing is going on. */
  private static final long OPEN_CALLS = 5;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private volatile boolean over;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void staysAliveLosesNothingAndIsReadyAgain() throws Exception {
    try (Stage stage = Stage.set(folder, Stage.Pace.STEADY, Duration.ofMillis(500));
        Client client = Client.of(stage.fleet(), folder.resolve("history.txt"));
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
      stage
          .fleet()
          .start(Map.of(NodeRole.GATEWAY, 1, NodeRole.ORCHESTRATOR, 1, NodeRole.WORKER, 1));
      Future<List<UUID>> submitting = background.submit(() -> submitAll(client, stage));
      for (Duration time : times("aios.chaos.away")) {
        outage("away", time, stage, background, () -> stage.killDatabase(time));
      }
      for (Duration time : times("aios.chaos.silent")) {
        outage("silent", time, stage, background, () -> stage.silenceDatabase(time));
      }
      for (int cut = 0; cut < Integer.getInteger("aios.chaos.cuts", 0); cut++) {
        stage.evidence().inFlight("cut");
        stage.database().faults().resetAll();
        Thread.sleep(1_000);
      }
      over = true;
      int projects = submitting.get().size();
      stage.awaitQuiet(LIMIT);
      int expired = Reconciliation.run(stage.database().dataSource());
      stage.evidence().billed(stage.models().bill());
      System.out.printf(
          "%d projects acknowledged, %d requests, %d of them repeated; %d holds expired;"
              + " %d calls in flight at a fault, %d kept as estimates%n",
          projects,
          client.requests(),
          client.repeated(),
          expired,
          stage.evidence().inFlight(),
          stage.evidence().estimates());
      assertThat(stage.evidence().violations()).isEmpty();
    }
  }

  private static List<Duration> times(String setting) {
    return Pattern.compile(",")
        .splitAsStream(System.getProperty(setting, "0"))
        .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds)))
        .filter(Duration::isPositive)
        .toList();
  }

  @FunctionalInterface
  private interface Trial {
    void happen() throws InterruptedException;
  }

  private void outage(
      String how, Duration time, Stage stage, ExecutorService background, Trial trial)
      throws Exception {
    List<Fleet.Member> nodes = new ArrayList<>();
    for (NodeRole role : NodeRole.values()) {
      nodes.addAll(stage.fleet().ready(role));
    }
    await().atMost(LIMIT).until(() -> stage.evidence().open() >= OPEN_CALLS);
    Looks looks = new Looks();
    Future<?> looking = background.submit(() -> look(nodes, looks));
    Future<?> reading =
        background.submit(() -> read(stage.fleet().ready(NodeRole.GATEWAY).getFirst(), looks));
    trial.happen();
    long back = System.nanoTime();
    await()
        .atMost(LIMIT)
        .until(() -> nodes.stream().allMatch(node -> readiness(node).equals("200")));
    Duration ready = Duration.ofNanos(System.nanoTime() - back);
    looking.cancel(true);
    reading.cancel(true);
    System.out.printf(
        "PostgreSQL %s for %d s: liveness %s, readiness %s, requests %s in %d ms at most,"
            + " all ready %d ms after it was back%n",
        how,
        time.toSeconds(),
        looks.seen("liveness"),
        looks.seen("readiness"),
        looks.seen("request"),
        looks.longest("request").toMillis(),
        ready.toMillis());
    assertThat(looks.seen("liveness")).containsOnly("200");
    assertThat(looks.seen("readiness")).contains("503");
    assertThat(looks.seen("request")).isNotEmpty().isSubsetOf("200", "503");
    assertThat(looks.longest("request")).isLessThan(LONGEST_ANSWER);
    assertThat(ready).isLessThanOrEqualTo(BACK);
  }

  /** What was answered to whom, and how long that took. Thread-safe. */
  private static final class Looks {

    private final List<Look> all = new CopyOnWriteArrayList<>();

    private record Look(String what, String answer, Duration time) {}

    void at(String what, Supplier<String> question) {
      long start = System.nanoTime();
      String answer = question.get();
      all.add(new Look(what, answer, Duration.ofNanos(System.nanoTime() - start)));
    }

    Set<String> seen(String what) {
      return all.stream()
          .filter(look -> look.what().equals(what))
          .map(Look::answer)
          .filter(answer -> !answer.equals(STOPPED))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Duration longest(String what) {
      return all.stream()
          .filter(look -> look.what().equals(what))
          .map(Look::time)
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }
  }

  private void look(List<Fleet.Member> nodes, Looks looks) {
    until(() -> {
      for (Fleet.Member node : nodes) {
        looks.at("liveness", () -> status(node, "actuator/health/liveness", PROBE));
        looks.at("readiness", () -> readiness(node));
      }
    });
  }

  private void read(Fleet.Member gateway, Looks looks) {
    until(() -> looks.at("request", () -> status(gateway, "api/v1/projects", LONGEST_ANSWER)));
  }

  private static void until(Runnable look) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look.run();
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private String readiness(Fleet.Member node) {
    return status(node, "actuator/health/readiness", PROBE);
  }

  private String status(Fleet.Member node, String path, Duration limit) {
    URI uri = URI.create("http://127.0.0.1:" + node.port() + "/" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(limit).build();
    try {
      return Integer.toString(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException silent) {
      return silent.getClass().getSimpleName();
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
      return STOPPED;
    }
  }

  private List<UUID> submitAll(Client client, Stage stage) throws InterruptedException {
    List<UUID> projects = new ArrayList<>();
    while (!over) {
      String key = "away-" + projects.size();
      UUID project = client.submit(key, "Build a Todo app, number " + projects.size());
      await()
          .atMost(LIMIT)
          .ignoreExceptions()
          .until(() -> {
            stage.evidence().acknowledged(key, project);
            return true;
          });
      projects.add(project);
      Thread.sleep(BETWEEN_PROJECTS_MILLIS);
    }
    return projects;
  }
}
