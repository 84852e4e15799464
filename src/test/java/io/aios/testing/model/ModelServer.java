package io.aios.testing.model;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sells completions over HTTP in the wire formats of Anthropic, OpenAI and Ollama, streamed in
 * small pieces, and keeps the bill. Replies are the scripted author's; requests that the providers
 * would refuse are refused. Plain sockets, because a broken connection must look like one.
 */
public final class ModelServer implements AutoCloseable {

  private final Listener listener;
  private final Offering offering;
  private final Bill bill = new Bill();
  private final Dialect claude;
  private final Dialect openAi;
  private final OllamaDialect ollama;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Instant> hangUps = new CopyOnWriteArrayList<>();

  /**
   * How a server behaves.
   *
   * @param port 0 takes any that is free
   * @param key the only one that is accepted
   * @param pace how long it waits after each piece of a stream
   * @param faults by the number of the call for a completion, from 1
   * @param local models that are sold as a local server does
   */
  public record Offering(
      int port, String key, Duration pace, Map<Integer, Fault> faults, List<LocalModel> local) {

    public Offering {
      faults = Map.copyOf(faults);
      local = List.copyOf(local);
    }
  }

  private ModelServer(Offering offering, InstantSource clock) {
    this.offering = offering;
    this.listener = Listener.bind(offering.port(), 200);
    Assortment assortment = new Assortment(offering.local());
    Shop shop = new Shop(assortment, new Author(), new PromptCache(clock), bill, offering.key());
    this.claude = new ClaudeDialect(shop, clock);
    this.openAi = new OpenAiDialect(shop);
    this.ollama = new OllamaDialect(shop);
  }

  /** Starts a server that answers at once, but for these faults. */
  public static ModelServer start(String key, Map<Integer, Fault> faults) {
    return start(new Offering(0, key, Duration.ZERO, faults, List.of()));
  }

  public static ModelServer start(Offering offering) {
    return start(offering, InstantSource.system());
  }

  /**
   * Starts a server.
   *
   * @param clock by which its caches forget
   */
  public static ModelServer start(Offering offering, InstantSource clock) {
    ModelServer server = new ModelServer(offering, clock);
    server.listener.start("model-server", server::serve);
    return server;
  }

  /**
   * The base URL for Anthropic's interface; {@code /v1} below it is OpenAI's, and {@code
   * /ollama/v1} is Ollama's.
   */
  public URI url() {
    return listener.url();
  }

  public Bill bill() {
    return bill;
  }

  /** Calls for completions so far, those included that were turned down. */
  public int calls() {
    return calls.get();
  }

  /** Connections that were ever opened. */
  public int connections() {
    return connections.get();
  }

  /**
   * When clients were found to have hung up in the middle of an answer, at most two pieces late.
   */
  public List<Instant> hangUps() {
    return List.copyOf(hangUps);
  }

  @Override
  public void close() {
    listener.close();
  }

  private void serve(Socket connection) throws IOException, InterruptedException {
    connections.incrementAndGet();
    InputStream in = new BufferedInputStream(connection.getInputStream());
    try (OutputStream out = new BufferedOutputStream(connection.getOutputStream())) {
      boolean goesOn = true;
      while (goesOn) {
        Optional<HttpCall> call = HttpCall.read(in);
        goesOn = call.isPresent() && write(answer(call.get()), out) && !call.get().isLast();
      }
    }
  }

  private boolean write(HttpAnswer answer, OutputStream out)
      throws IOException, InterruptedException {
    try {
      return answer.write(out, offering.pace());
    } catch (IOException gone) {
      hangUps.add(Instant.now());
      throw gone;
    }
  }

  private HttpAnswer answer(HttpCall call) {
    Dialect dialect = dialect(call);
    try {
      return switch (call.method() + " " + call.path()) {
        case "POST /v1/messages", "POST /v1/responses", "POST /ollama/v1/chat/completions" -> {
          int number = calls.incrementAndGet();
          yield dialect.complete(call, number, offering.faults().getOrDefault(number, Fault.NONE));
        }
        case "POST /v1/messages/count_tokens", "POST /v1/responses/input_tokens" ->
            dialect.count(call);
        case "GET /v1/models", "GET /ollama/v1/models" -> dialect.models(call);
        case "GET /ollama/api/version" -> ollama.version();
        default -> throw new Complaint(404, "not_found_error", "", "Not found: " + call.path());
      };
    } catch (Complaint complaint) {
      return dialect.turnDown(complaint);
    } catch (RuntimeException bug) {
      return dialect.turnDown(
          new Complaint(500, "api_error", "server_error", "The test server broke: " + bug));
    }
  }

  private Dialect dialect(HttpCall call) {
    if (call.path().startsWith("/ollama/")) {
      return ollama;
    }
    boolean isClaude = call.path().startsWith("/v1/messages") || call.has("anthropic-version");
    return isClaude ? claude : openAi;
  }
}
