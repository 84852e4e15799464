package io.aios.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.BreakerState;
import io.aios.llm.Listener;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderVitals;
import io.aios.llm.Providers;
import io.aios.llm.Turn;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.RawServer;
import io.aios.llm.http.RawServer.Conversation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

/** The guarded adapter calls a provider that is dead, in each way in which one can be. */
@Timeout(60)
class ProviderDeathTest {

  private static final int TASKS = 20;

  /** Five faults open the breaker, and one more call can be under way when they do. */
  private static final int MOST_CONNECTIONS = 6;

  private static final Class<ModelFailure.Unavailable> UNAVAILABLE = ModelFailure.Unavailable.class;
  private static final Duration COOL_DOWN = Duration.ofSeconds(30);
  private static final ModelId MODEL = ModelId.of("anthropic/claude-sonnet-5-5");
  private static final Prompt PROMPT = new Prompt("", List.of(new Turn.User("Hello")), 1_000);
  private static final Fixture REPLY = Fixture.named("anthropic/messages-stream-text");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
  private final AtomicBoolean alive = new AtomicBoolean();

  @Test
  void oneThatHangsUpIsCalledSixTimesAndThenByOneProbe() {
    diesAndComesBack(RawServer.Peer::hear, ModelFailure.Interrupted.class, BreakerState.OPEN);
  }

  @Test
  void oneThatNeverAnswersIsCalledSixTimesAndThenByOneProbe() {
    Conversation blackHole =
        peer -> {
          peer.hear();
          peer.waitForHangUp();
        };
    diesAndComesBack(blackHole, ModelFailure.TimedOut.class, BreakerState.OPEN);
  }

  /** A fault of service is its model's: another model may well answer. */
  @Test
  void oneWhoseModelOnlyFailsIsCalledSixTimesAndThenByOneProbe() {
    Conversation broken =
        peer -> {
          peer.hear();
          peer.say(
              "HTTP/1.1 500 No\r\nContent-Type: text/html\r\nContent-Length: 2\r\n"
                  + "Connection: close\r\n\r\nNo");
        };
    diesAndComesBack(broken, ModelFailure.Overloaded.class, BreakerState.CLOSED);
  }

  @Test
  void oneThatRefusesConnectionsIsTriedSixTimes() throws IOException {
    run(
        "http://127.0.0.1:" + freePort(),
        node -> {
          List<ModelResult> results = node.callAtOnce();

          assertThat(node.callsMade()).isBetween(5, MOST_CONNECTIONS);
          assertThat(results)
              .allSatisfy(result -> assertThat(failure(result)).isInstanceOf(UNAVAILABLE));
          assertThat(node.status().breaker()).isEqualTo(BreakerState.OPEN);
        });
  }

  /**
   * Calls it while it is dead, in the cool-down, after it, and when it is back.
   *
   * @param breaker of the provider, when that of its model has opened
   */
  private void diesAndComesBack(
      Conversation death, Class<? extends ModelFailure> cause, BreakerState breaker) {
    Conversation life =
        peer -> {
          peer.hear();
          peer.say(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
          peer.say(REPLY.bytes());
        };
    try (RawServer server = RawServer.start(peer -> (alive.get() ? life : death).hold(peer))) {
      run(
          server.url(),
          node -> {
            List<ModelResult> first = node.callAtOnce();
            int heard = server.requests().size();
            assertThat(heard).isBetween(5, MOST_CONNECTIONS);
            assertThat(first)
                .allSatisfy(
                    result -> assertThat(failure(result)).isInstanceOfAny(cause, UNAVAILABLE));
            assertThat(node.lastError()).isEqualTo(cause.getSimpleName());
            assertThat(node.status().breaker()).isEqualTo(breaker);
            assertThat(node.status().models().getFirst().breaker()).isEqualTo(BreakerState.OPEN);

            node.callAtOnce();
            assertThat(server.requests()).as("in the cool-down").hasSize(heard);

            pass(COOL_DOWN);
            node.callAtOnce();
            assertThat(server.requests()).as("still dead: one probe").hasSize(heard + 1);

            alive.set(true);
            pass(COOL_DOWN);
            ModelResult probe = node.call();
            List<ModelResult> last = node.callAtOnce();
            assertThat(probe).isInstanceOf(ModelResult.Replied.class);
            assertThat(last).hasSize(TASKS).allMatch(ModelResult.Replied.class::isInstance);
            assertThat(server.requests()).hasSize(heard + 1 + 1 + TASKS);
            assertThat(node.status().breaker()).isEqualTo(BreakerState.CLOSED);
            assertThat(node.status().models().getFirst().breaker()).isEqualTo(BreakerState.CLOSED);
          });
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time).plusSeconds(1));
  }

  private void run(String url, Consumer<Calling> story) {
    new ApplicationContextRunner()
        .withInitializer(context ->
            ((AnnotationConfigApplicationContext) context)
                .scan("io.aios.llm.claude", "io.aios.llm.guarded", "io.aios.llm.http"))
        .withBean(InstantSource.class, () -> now::get)
        .withBean(ModelCards.class, () -> model -> ModelCard.PLAIN)
        .withBean(WebClient.Builder.class, WebClient::builder)
        .withPropertyValues(
            "aios.providers.claude.api-key=sk-dead",
            "aios.providers.claude.base-url=" + url,
            "aios.providers.http.first-byte-timeout=1s",
            "aios.providers.guard.breaker.open-for=" + COOL_DOWN,
            "aios.providers.guard.retry.back-off=1ms")
        .run(context ->
            story.accept(
                new Calling(
                    context.getBean(Providers.class).find("anthropic").orElseThrow(),
                    context.getBean(ProviderVitals.class))));
  }

  private static ModelFailure failure(ModelResult result) {
    return switch (result) {
      case ModelResult.Failed(ModelFailure failure) -> failure;
      case ModelResult.Replied replied -> throw new AssertionError("it answered: " + replied);
    };
  }

  /** A port on which nobody listens any more. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Who calls. */
  private record Calling(Provider provider, ProviderVitals vitals) {

    ModelResult call() {
      return provider.complete(MODEL, PROMPT, Listener.NONE);
    }

    List<ModelResult> callAtOnce() {
      Callable<ModelResult> task = this::call;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        return threads.invokeAll(Collections.nCopies(TASKS, task)).stream()
            .map(Calling::result)
            .toList();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }

    ProviderStatus status() {
      return vitals.statuses().getFirst();
    }

    String lastError() {
      return status().models().getFirst().mishaps().getFirst().kind();
    }

    int callsMade() {
      return status().models().getFirst().calls();
    }

    private static ModelResult result(Future<ModelResult> ended) {
      try {
        return ended.get();
      } catch (InterruptedException | ExecutionException bug) {
        throw new AssertionError(bug);
      }
    }
  }
}
