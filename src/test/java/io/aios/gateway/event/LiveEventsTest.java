package io.aios.gateway.event;

import static io.aios.project.ProjectCast.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.project.Event;
import io.aios.project.Event.Kind;
import io.aios.project.Events;
import io.aios.project.IdSource;
import io.aios.project.ProjectCast;
import io.aios.project.ProjectId;
import io.aios.project.Rush;
import io.aios.project.Stores;
import io.aios.project.postgres.PostgresStores;
import io.aios.testing.Database;
import io.aios.testing.Node;
import io.aios.testing.PostgresTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.env.Environment;

/**
 * Many clients of one node on PostgreSQL. The node's pool is smaller than the number of clients who
 * take nothing, so a stream that held a connection while it writes would stop all others.
 */
@PostgresTest
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveEventsTest {

  private static final int STREAMS = Integer.getInteger("aios.test.streams", 60);
  private static final int PROJECTS = 20;
  private static final int WRITERS = 16;
  private static final Event LAST = new Event.OfProject(Kind.PROJECT_SUCCEEDED, "Done");

  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final IdSource ids = ProjectCast.ids(77);
  private final Database database;
  private final Node node;
  private final int port;
  private Stores silent;

  LiveEventsTest(Database database) {
    this.database = database;
    this.node =
        Node.start(
            database,
            "--aios.node.roles=GATEWAY",
            "--aios.gateway.event-poll=100ms",
            "--aios.gateway.heartbeat=200ms",
            "--server.tomcat.connection-timeout=4s",
            "--spring.datasource.hikari.maximum-pool-size=3",
            "--spring.datasource.hikari.connection-timeout=10000");
    this.port =
        node.part(Environment.class).getRequiredProperty("local.server.port", Integer.class);
  }

  /** These stores raise no signal, as if a connection pooler had swallowed it. */
  @BeforeAll
  void setUp() {
    silent = PostgresStores.emptied(database);
  }

  @AfterAll
  void stop() {
    node.close();
    clients.close();
  }

  @Test
  void everyStreamGetsEveryEventInOrderThoughNoSignalEverComes() throws Exception {
    List<ProjectId> projects = Stream.generate(this::submitted).limit(PROJECTS).toList();
    List<Future<List<Long>>> streams = new ArrayList<>();
    for (int n = 0; n < STREAMS; n++) {
      Subscriber subscriber = new Subscriber(port, projects.get(n % PROJECTS));
      streams.add(clients.submit(subscriber::ids));
    }
    patiently().until(() -> gauge("aios.gateway.streams") == STREAMS);
    long started = System.nanoTime();

    Rush.of(
        WRITERS,
        writer -> {
          for (int n = writer; n < PROJECTS * 50; n += WRITERS) {
            append(projects.get(n % PROJECTS), "Event " + n);
          }
          return writer;
        });
    projects.forEach(project -> silent.events().append(project, List.of(LAST), NOON));

    for (Future<List<Long>> stream : streams) {
      assertThat(stream.get()).containsExactlyElementsOf(oneTo(51));
    }
    tellFigures(started);
    patiently().until(() -> gauge("aios.gateway.streams") == 0);
  }

  @Test
  void watchersOfABusyProjectSeeNoGapAndNothingThatWasRolledBack() throws Exception {
    ProjectId project = submitted();
    List<Future<List<Long>>> watchers = new ArrayList<>();
    for (int n = 0; n < 2; n++) {
      Subscriber subscriber = new Subscriber(port, project);
      watchers.add(clients.submit(subscriber::ids));
      watchers.add(clients.submit(() -> pages(project)));
    }

    Rush.of(
        WRITERS,
        writer -> {
          for (int n = 0; n < 40; n++) {
            boolean kept = n % 4 != 0;
            silent
                .transactions()
                .executeWithoutResult(transaction -> {
                  append(project, kept ? "Kept" : "Rolled back");
                  if (!kept) {
                    transaction.setRollbackOnly();
                  }
                });
          }
          return writer;
        });
    silent.events().append(project, List.of(LAST), NOON);

    for (Future<List<Long>> watcher : watchers) {
      assertThat(watcher.get()).containsExactlyElementsOf(oneTo(WRITERS * 30 + 1));
    }
    assertThat(new Subscriber(port, project).text()).doesNotContain("Rolled back");
  }

  @Test
  void clientsThatTakeNothingAreDroppedAndHarmNobody() throws Exception {
    ProjectId project = submitted();
    List<DeafClient> deaf = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      deaf.add(new DeafClient(port, project));
    }
    List<Future<List<Long>>> others =
        IntStream.range(0, 20)
            .mapToObj(n -> new Subscriber(port, project))
            .map(subscriber -> clients.submit(subscriber::ids))
            .toList();
    patiently().until(() -> gauge("aios.gateway.streams") == 25);
    double slow = dropped("slow");

    // 2,000 characters of four bytes: more than the buffers of a connection hold.
    List<Event> many =
        IntStream.range(0, 100)
            .<Event>mapToObj(n -> new Event.OfProject(Kind.TASK_ANSWERED, "😀".repeat(2_000)))
            .toList();
    for (int n = 0; n < 8; n++) {
      silent.events().append(project, many, NOON);
    }
    silent.events().append(project, List.of(LAST), NOON);

    for (Future<List<Long>> other : others) {
      assertThat(other.get()).containsExactlyElementsOf(oneTo(801));
    }
    patiently().until(() -> gauge("aios.gateway.streams") == 0);
    assertThat(dropped("slow")).isGreaterThanOrEqualTo(slow + 5);
    for (DeafClient client : deaf) {
      client.close();
    }
  }

  @Test
  void clientThatVanishesIsFoundByAHeartbeat() throws IOException {
    double gone = dropped("gone");
    DeafClient client = new DeafClient(port, submitted());
    patiently().until(() -> gauge("aios.gateway.streams") == 1);

    client.vanish();

    patiently().until(() -> dropped("gone") == gone + 1);
    patiently().until(() -> gauge("aios.gateway.streams") == 0);
  }

  @Test
  void streamOutlivesADatabaseThatIsAwayForSeconds() throws Exception {
    ProjectId project = submitted();
    append(project, "Before");
    Subscriber subscriber = new Subscriber(port, project);
    Future<List<Long>> stream = clients.submit(subscriber::ids);
    patiently().until(() -> subscriber.heard("id: 1") == 1);

    DatabaseSwitch database = new DatabaseSwitch(this.database);
    database.off();
    int heartbeats = subscriber.heard(":");
    patiently().until(() -> subscriber.heard(":") > heartbeats + 5);
    database.on();
    patiently().ignoreExceptions().until(() -> append(project, "After"));
    silent.events().append(project, List.of(LAST), NOON);

    assertThat(stream.get()).containsExactly(1L, 2L, 3L);
  }

  private ProjectId submitted() {
    return ProjectCast.submit(silent, ids).id();
  }

  private boolean append(ProjectId project, String text) {
    silent.events().append(project, List.of(new Event.OfProject(Kind.TASK_ANSWERED, text)), NOON);
    return true;
  }

  /** The sequences on all pages, asked for until the project's last event. */
  private List<Long> pages(ProjectId project) {
    Events events = node.part(Events.class);
    List<Long> seen = new ArrayList<>();
    boolean ended = false;
    while (!ended) {
      for (Events.Numbered event :
          events.after(project, seen.isEmpty() ? 0 : seen.getLast(), 1_000)) {
        seen.add(event.sequence());
        ended = event.event().kind().isLast();
      }
    }
    return seen;
  }

  private static List<Long> oneTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  /** The machine may be busy with other things. */
  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private double gauge(String name) {
    return node.part(MeterRegistry.class).get(name).gauge().value();
  }

  private double dropped(String reason) {
    return node.part(MeterRegistry.class)
        .get("aios.gateway.streams.dropped")
        .tag("reason", reason)
        .counter()
        .count();
  }

  private static void tellFigures(long startedNanos) {
    long milliseconds = Duration.ofNanos(System.nanoTime() - startedNanos).toMillis();
    System.gc();
    long bytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    System.out.printf(
        "%d streams over %d projects had 51 events each after %d ms; heap %d MB%n",
        STREAMS, PROJECTS, milliseconds, bytes >> 20);
  }
}
