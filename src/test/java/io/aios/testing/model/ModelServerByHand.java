package io.aios.testing.model;

import io.aios.testing.model.ModelServer.Offering;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Runs the server until it is stopped, to try the product by hand: {@code [port] [milliseconds
 * after each piece]}. The key is {@code sk-local}; the bill is printed when the server is stopped.
 */
public final class ModelServerByHand {

  private ModelServerByHand() {}

  public static void main(String[] arguments) throws InterruptedException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4010;
    long pace = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    var offering = new Offering(port, "sk-local", Duration.ofMillis(pace), Map.of(), List.of());
    ModelServer server = ModelServer.start(offering);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> server.bill().lines().forEach(System.out::println)));
    System.out.println("ANTHROPIC_API_KEY=sk-local ANTHROPIC_BASE_URL=" + server.url());
    System.out.println("OPENAI_API_KEY=sk-local OPENAI_BASE_URL=" + server.url() + "/v1");
    System.out.println(
        "AIOS_COMPATIBLE_OLLAMA_BASE_URL="
            + server.url()
            + "/ollama/v1 AIOS_COMPATIBLE_OLLAMA_KIND=ollama");
    Thread.currentThread().join();
  }
}
