package io.aios.orchestrator;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.artifacts.MemoryArtifacts;
import io.aios.engine.DurableWrite;
import io.aios.ledger.MemoryLedger;
import io.aios.orchestrator.Retention.Batch;
import io.aios.project.Event;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Remains.Kind;
import io.aios.project.Stores;
import io.aios.project.postgres.PostgresStores;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 100,000 events expire by two nodes at once, while events of other projects are appended. */
@PostgresTest
@Timeout(120)
class RetentionBesideAppendsTest {

  private static final Logger log = LoggerFactory.getLogger(RetentionBesideAppendsTest.class);

  private static final int PROJECTS = 200;
  private static final int EVENTS = 500;
  private static final int NODES = 2;
  private static final Event STARTED =
      new Event.OfProject(Event.Kind.PROJECT_STARTED, "It has started");

  private final Database database;
  private final Stores stores;

  RetentionBesideAppendsTest(Database database) {
    this.database = database;
    this.stores = PostgresStores.emptied(database);
  }

  @Test
  void appendsGoOnWhileEventsExpireAndNoRowIsCountedTwice() throws Exception {
    fill();
    List<ProjectId> running =
        List.of(
            ProjectCast.submit(stores, ProjectCast.ids(1)).id(),
            ProjectCast.submit(stores, ProjectCast.ids(2)).id());
    AtomicBoolean ended = new AtomicBoolean();

    try (ExecutorService threads = Executors.newFixedThreadPool(NODES + running.size())) {
      List<Future<List<Long>>> appends = new ArrayList<>();
      for (ProjectId project : running) {
        appends.add(threads.submit(() -> append(project, ended)));
      }
      long start = System.nanoTime();
      List<Future<List<Batch>>> nodes = new ArrayList<>();
      for (int node = 0; node < NODES; node++) {
        nodes.add(threads.submit(this::expireAll));
      }
      List<Batch> batches = all(nodes);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      ended.set(true);
      List<Long> waits = all(appends).stream().sorted().toList();

      Duration longest = Duration.ofNanos(waits.getLast());
      log.info(
          "{} rows expired in {} batches and {} ms; {} appends meanwhile, median {} us, longest {} ms",
          batches.stream().mapToInt(Batch::rows).sum(),
          batches.size(),
          took.toMillis(),
          waits.size(),
          waits.get(waits.size() / 2) / 1_000,
          longest.toMillis());
      assertThat(batches.stream().mapToInt(Batch::rows).sum()).isEqualTo(PROJECTS * EVENTS);
      assertThat(batches.stream().mapToInt(Batch::projects).sum()).isEqualTo(PROJECTS);
      assertThat(longest).isLessThan(Duration.ofSeconds(5));
      assertThat(count()).isEqualTo(waits.size());
    }
  }

  private List<Batch> expireAll() {
    Retention retention =
        new Retention(
            new Retention.Stores(
                stores.remains(),
                new MemoryLedger(InstantSource.system()).replies(),
                new MemoryArtifacts()),
            new DurableWrite(stores.transactions(), InstantSource.system(), Thread::sleep),
            Map.of(Kind.EVENTS, Duration.ofDays(1)),
            500,
            InstantSource.fixed(NOON));
    List<Batch> batches = new ArrayList<>();
    for (Batch batch = retention.expire(Kind.EVENTS);
        batch.hasMoved();
        batch = retention.expire(Kind.EVENTS)) {
      batches.add(batch);
    }
    return batches;
  }

  /** How long each append took, in nanoseconds. */
  private List<Long> append(ProjectId project, AtomicBoolean ended) {
    List<Long> waits = new ArrayList<>();
    do {
      long start = System.nanoTime();
      stores.events().append(project, List.of(STARTED), NOON);
      waits.add(System.nanoTime() - start);
    } while (!ended.get());
    return waits;
  }

  private void fill() {
    Instant end = NOON.minus(Duration.ofDays(2));
    database
        .jdbc()
        .sql(
            """
            insert into project (id, name, brief, template, budget_nanos, state, request_hash,
              last_event, created_at, started_at, finished_at)
            select gen_random_uuid(), 'Todo', 'An app', 'web-app', 1, 'SUCCEEDED', '', :events,
              cast(:end as timestamptz), cast(:end as timestamptz), cast(:end as timestamptz)
            from generate_series(1, :projects)
            """)
        .param("events", EVENTS)
        .param("projects", PROJECTS)
        .param("end", end.toString())
        .update();
    database
        .jdbc()
        .sql(
            """
            insert into event (project_id, sequence, at, kind, task_key, text)
            select project.id, number, project.created_at, 'TASK_ANSWERED', 'qa', repeat('x', 80)
            from project, generate_series(1, :events) as number
            """)
        .param("events", EVENTS)
        .update();
  }

  private long count() {
    return database.jdbc().sql("select count(*) from event").query(Long.class).single();
  }

  private static <T> List<T> all(List<Future<List<T>>> futures)
      throws InterruptedException, ExecutionException {
    List<T> all = new ArrayList<>();
    for (Future<List<T>> future : futures) {
      all.addAll(future.get());
    }
    return all;
  }
}
