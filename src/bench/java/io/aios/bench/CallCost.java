package io.aios.bench;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerReader;
import io.aios.llm.http.Endpoint;
import io.aios.llm.http.HttpLimits;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.Secret;
import io.aios.llm.http.SseEvent;
import io.aios.llm.http.WebModelHttpFactory;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;

/**
 * CPU time of 1,000 calls that are answered with 50 events each, against a bare {@link WebClient}
 * that only collects the body into a text.
 */
final class CallCost {

  private static final int CALLS = 1_000;
  private static final int WARM_UP = 5_000;
  private static final int AT_A_TIME = 8;
  private static final int ROUNDS = 7;
  private static final byte[] REQUEST = "{\"stream\":true}".getBytes(StandardCharsets.UTF_8);

  private final PrintStream out;

  CallCost(PrintStream out) {
    this.out = out;
  }

  void run() {
    List<Double> own = new ArrayList<>();
    List<Double> bare = new ArrayList<>();
    try (StreamServer server = StreamServer.start();
        WebModelHttpFactory factory = WebModelHttpFactory.of(HttpLimits.STANDARD)) {
      ModelHttp http =
          factory.open(
              new Endpoint("bench", URI.create(server.url()), Map.of(), new Secret("sk-bench")));
      WebClient client = WebClient.create(server.url());
      Runnable ownCall = () -> own(http);
      Runnable bareCall = () -> bare(client);
      milliseconds(ownCall, WARM_UP);
      milliseconds(bareCall, WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        own.add(milliseconds(ownCall, CALLS));
        bare.add(milliseconds(bareCall, CALLS));
      }
    }
    out.printf(
        "CPU of %d calls: AIOS %s ms %s, bare WebClient %s ms %s, ratio %s%n",
        CALLS,
        Benchmarks.decimal(Benchmarks.median(own)),
        own.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(Benchmarks.median(bare)),
        bare.stream().map(Benchmarks::decimal).toList(),
        Benchmarks.decimal(Benchmarks.median(own) / Benchmarks.median(bare)));
  }

  private static double milliseconds(Runnable call, int calls) {
    long start = CpuTime.ofProcess();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
      for (int i = 0; i < calls; i++) {
        threads.execute(call);
      }
    }
    return (CpuTime.ofProcess() - start) / 1e6;
  }

  private static void own(ModelHttp http) {
    if (http.complete("/", REQUEST, new Collector()) instanceof ModelResult.Failed failed) {
      throw new IllegalStateException(failed.failure().detail());
    }
  }

  private static void bare(WebClient client) {
    String body =
        client
            .post()
            .header("Content-Type", "application/json")
            .bodyValue(REQUEST)
            .retrieve()
            .bodyToMono(String.class)
            .blockOptional()
            .orElseThrow();
    if (!body.contains(" end\"")) {
      throw new IllegalStateException("The body is not complete");
    }
  }

  /** Joins the data of the events, as the bare call joins the bytes. */
  private static final class Collector implements AnswerReader {

    private final StringBuilder text = new StringBuilder();
    private boolean complete;

    @Override
    public void event(SseEvent event) {
      text.append(event.data());
      complete = event.data().contains(" end\"");
    }

    @Override
    public void whole(JsonNode body) {
      throw new UnsupportedOperationException("The server of this benchmark streams");
    }

    @Override
    public boolean isComplete() {
      return complete;
    }

    @Override
    public ModelResult result() {
      return new ModelResult.Replied(
          new Reply(
              ModelId.of("bench/model"),
              text.toString(),
              StopReason.END,
              TokenUsage.NONE,
              Origin.SIMULATED));
    }

    @Override
    public ModelFailure broken(String why) {
      return new ModelFailure.TimedOut(why);
    }

    @Override
    public ModelFailure refused(AnswerHead head, String body) {
      return new ModelFailure.Rejected(body);
    }
  }
}
