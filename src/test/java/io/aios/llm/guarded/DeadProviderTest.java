package io.aios.llm.guarded;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.BreakerState;
import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeadProviderTest {

  /** Five faults open the breaker, and one more call can be under way when they do. */
  private static final int MOST_CONNECTIONS = 6;

  private final DeadServer server = new DeadServer();
  private final SettableTime time = new SettableTime();
  private final ActingProvider acme = new ActingProvider();
  private final Observed guarded = GuardCast.guarded(acme, time);

  DeadProviderTest() {
    acme.does(this::overTheNetwork);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @RepeatedTest(10)
  void twentyTasksMakeAtMostSixConnections() throws InterruptedException, ExecutionException {
    List<ModelResult> results = atOnce(20, 1);

    assertThat(results).hasSize(20).allMatch(ModelResult.Failed.class::isInstance);
    assertThat(server.connections()).isBetween(5, MOST_CONNECTIONS);
  }

  @RepeatedTest(10)
  void threeModelsAndFiftyCallsEachMakeNoMore() throws InterruptedException, ExecutionException {
    atOnce(20, 50);

    assertThat(server.connections()).isBetween(5, MOST_CONNECTIONS);
  }

  @RepeatedTest(5)
  void oneProbeAfterTheCoolDownBringsItBack() throws InterruptedException, ExecutionException {
    atOnce(20, 1);
    int before = server.connections();

    time.pass(Duration.ofSeconds(31));
    atOnce(20, 1);
    assertThat(server.connections()).as("dead: one probe").isEqualTo(before + 1);

    server.revive();
    time.pass(Duration.ofSeconds(31));
    ModelResult probe = complete(0);
    List<ModelResult> results = atOnce(20, 1);

    assertThat(probe).isInstanceOf(ModelResult.Replied.class);
    assertThat(results).hasSize(20).allMatch(ModelResult.Replied.class::isInstance);
    assertThat(server.connections()).isEqualTo(before + 22);
    assertThat(guarded.status().breaker()).isEqualTo(BreakerState.CLOSED);
    assertThat(guarded.status().permits().limit()).isEqualTo(2 + 21);
  }

  private List<ModelResult> atOnce(int tasks, int callsEach)
      throws InterruptedException, ExecutionException {
    List<Callable<List<ModelResult>>> work = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      work.add(() -> {
        List<ModelResult> results = new ArrayList<>();
        for (int call = 0; call < callsEach; call++) {
          results.add(complete(call));
        }
        return results;
      });
    }
    List<ModelResult> all = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(tasks)) {
      for (Future<List<ModelResult>> results : threads.invokeAll(work)) {
        all.addAll(results.get());
      }
    }
    return all;
  }

  private ModelResult complete(int call) {
    ModelId model = new ModelId("acme", List.of("large", "medium", "small").get(call % 3));
    return guarded.complete(model, GuardCast.PROMPT, Listener.NONE);
  }

  private ModelResult overTheNetwork(ModelId model, Listener listener) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      if (said.isEmpty()) {
        return GuardCast.failed(GuardCast.silent());
      }
      listener.heard(new Delta.Written(said));
      return GuardCast.replied(model);
    } catch (IOException unreachable) {
      return GuardCast.failed(new ModelFailure.Unavailable(unreachable.toString()));
    }
  }
}
