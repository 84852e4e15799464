package io.aios.gateway.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.gateway.EventsTwin;
import io.aios.gateway.ProjectCast;
import io.aios.gateway.ProjectsTwin;
import io.aios.gateway.SignalsTwin;
import io.aios.project.Event;
import io.aios.project.Event.Kind;
import io.aios.project.Project;
import io.aios.project.ProjectId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/** Streams to whom no signal ever comes: only the lookout wakes them. */
@Timeout(30)
class EventStreamTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Event NEWS = new Event.OfProject(Kind.PROJECT_STARTED, "Started");
  private static final Event LAST = new Event.OfProject(Kind.PROJECT_SUCCEEDED, "Done");

  private final ProjectsTwin projects = new ProjectsTwin();
  private final EventsTwin twin = new EventsTwin(new SignalsTwin(), projects);
  private final TroubledEvents events = new TroubledEvents(twin);
  private final Watches watches = new Watches(new SignalsTwin(), 100, LONG);
  private final Lookout lookout = new Lookout(events, watches, LONG);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
  private final ProjectId project = projects.put(ProjectCast.running(ProjectCast.todo())).id();

  @AfterEach
  void stop() {
    watches.end();
    clients.close();
  }

  @Test
  void looksOnceForAllAndReadsNothingForThoseWhoWait() {
    Project other = projects.put(ProjectCast.running(ProjectCast.todo()));
    List<Client> waiting = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      waiting.add(new Client(n == 0 ? other.id() : project, 0, LONG));
    }
    await().until(() -> events.reads() == 50);

    for (int n = 0; n < 10; n++) {
      lookout.look();
    }

    assertThat(events.looks()).isEqualTo(10);
    assertThat(events.reads()).isEqualTo(50);

    append(other.id(), LAST);
    lookout.look();

    assertThat(waiting.getFirst().result()).isTrue();
    assertThat(events.reads()).isEqualTo(51);
  }

  @Test
  void missesNothingThatTheLookoutSees() {
    Client client = new Client(project, 0, LONG);
    for (int n = 0; n < 250; n++) {
      append(project, NEWS);
      if (n % 7 == 0) {
        lookout.look();
      }
    }
    append(project, LAST);
    lookout.look();

    assertThat(client.result()).isTrue();
    assertThat(client.ids()).hasSize(251).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void heartbeatsGoOnWhileTheDatabaseIsAway() {
    append(project, NEWS);
    Client client = new Client(project, 0, Duration.ofMillis(20));
    await().until(() -> client.ids().equals(List.of(1L)));

    events.goAway();
    append(project, NEWS);
    lookout.look();
    watches.tell(watches.projects(), twin.standings(watches.projects()));
    int heard = client.heartbeats();
    await().until(() -> client.heartbeats() > heard + 3);
    assertThat(client.ids()).containsExactly(1L);
    events.comeBack();
    append(project, LAST);
    lookout.look();

    assertThat(client.result()).isTrue();
    assertThat(client.ids()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void streamThatOpensWhileTheDatabaseIsAwayGetsAllLater() {
    append(project, NEWS, LAST);
    events.goAway();
    Client client = new Client(project, 0, LONG);
    await().until(() -> events.reads() == 1);

    events.comeBack();
    lookout.look();

    assertThat(client.result()).isTrue();
    assertThat(client.ids()).containsExactly(1L, 2L);
  }

  @Test
  void databaseThatStaysAwayEndsAllStreams() {
    Lookout impatient = new Lookout(events, watches, Duration.ZERO);
    Client client = new Client(project, 0, LONG);
    await().until(() -> events.reads() == 1);

    events.goAway();
    impatient.look();
    assertThat(client.isOpen()).isTrue();
    impatient.look();

    assertThat(client.result()).isFalse();
    assertThat(new Client(project, 0, LONG).isOpen()).as("clients may come back").isTrue();
  }

  @Test
  void databaseThatCameBackInTimeEndsNoStream() {
    Lookout impatient = new Lookout(events, watches, Duration.ZERO);
    Client client = new Client(project, 0, LONG);

    for (int n = 0; n < 3; n++) {
      events.goAway();
      impatient.look();
      events.comeBack();
      impatient.look();
    }

    assertThat(client.isOpen()).isTrue();
  }

  @Test
  void tellsWhichEventsHaveExpired() {
    append(project, NEWS, NEWS, NEWS, NEWS, LAST);
    twin.expire(project, 1, 2, 4);

    Client client = new Client(project, 1, LONG);

    assertThat(client.result()).isTrue();
    assertThat(client.lines())
        .containsSubsequence(
            "id: 2",
            "event: events.expired",
            "data: {\"from\":2,\"to\":2}",
            "",
            "id: 3",
            "event: project.started",
            "id: 4",
            "event: events.expired",
            "data: {\"from\":4,\"to\":4}",
            "",
            "id: 5",
            "event: project.succeeded");
  }

  @Test
  void endsWhenAllEventsHaveExpired() {
    append(project, NEWS, LAST);
    twin.expire(project, 1, 2);
    projects.put(ended(project));
    Client client = new Client(project, 0, LONG);

    lookout.look();

    assertThat(client.result()).isTrue();
    assertThat(client.lines())
        .containsExactly(
            "retry: 1000", "", "id: 2", "event: events.expired", "data: {\"from\":1,\"to\":2}", "");
  }

  @Test
  void projectThatIsNotThereAnyMoreEndsItsStreams() {
    Client client = new Client(new ProjectId(ProjectCast.id()), 0, LONG);
    await().until(() -> events.reads() == 1);

    lookout.look();

    assertThat(client.result()).isTrue();
    assertThat(client.ids()).isEmpty();
  }

  @Test
  void endsBetweenTwoEventsWhenItsLifeIsOver() {
    try (Watch brief = new Watch(project, 0, Duration.ofMillis(50), watch -> {})) {
      Client client = new Client(brief, Duration.ofMillis(10));

      assertThat(client.result()).isFalse();
      assertThat(client.text()).startsWith("retry: 1000\n\n").endsWith("\n\n");
    }
  }

  private static Project ended(ProjectId id) {
    Project todo = ProjectCast.todo();
    return new Project(
        id,
        todo.tenant(),
        todo.brief(),
        todo.state(),
        todo.reason(),
        todo.timeline(),
        todo.tasks());
  }

  private void append(ProjectId to, Event... more) {
    twin.appendUnheard(to, List.of(more), ProjectCast.NOON);
  }

  /** Somebody who reads a stream. */
  private final class Client {

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final CompletableFuture<Boolean> result;

    Client(ProjectId of, long after, Duration heartbeat) {
      this(watches.open(of, after), heartbeat);
    }

    Client(Watch watch, Duration heartbeat) {
      EventStream stream = new EventStream(events, heartbeat);
      this.result =
          CompletableFuture.supplyAsync(
              () -> {
                try (watch) {
                  return stream.send(watch, new EventFrames(heard, JsonMapper.shared()));
                } catch (IOException impossible) {
                  throw new AssertionError(impossible);
                }
              },
              clients);
    }

    boolean isOpen() {
      return !result.isDone();
    }

    boolean result() {
      return result.join();
    }

    String text() {
      return heard.toString(StandardCharsets.UTF_8);
    }

    List<String> lines() {
      return text().lines().toList();
    }

    List<Long> ids() {
      return lines().stream()
          .filter(line -> line.startsWith("id: "))
          .map(line -> Long.valueOf(line.substring(4)))
          .toList();
    }

    int heartbeats() {
      return Collections.frequency(lines(), ":");
    }
  }
}
