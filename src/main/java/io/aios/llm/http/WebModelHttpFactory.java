package io.aios.llm.http;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Opens ways to providers over one pool of connections and a few threads. Close it at the end. */
public final class WebModelHttpFactory implements ModelHttpFactory, AutoCloseable {

  /**
   * Shorter than the time after which servers close a connection that nobody uses: uvicorn, below
   * vLLM, and Node do so after 5 s. A request on a connection that the server is just closing
   * fails, and it is not sent again, because nobody can tell whether the first one was billed.
   */
  private static final Duration MOST_IDLE = Duration.ofSeconds(4);

  /** So that a change of the provider's addresses is noticed. */
  private static final Duration MOST_AGE = Duration.ofMinutes(10);

  private static final Duration STOP_TIME = Duration.ofSeconds(2);

  private final HttpLimits limits;
  private final WebClient.Builder builder;
  private final ConnectionProvider connections;
  private final LoopResources loops =
      LoopResources.create("aios-llm", LoopResources.DEFAULT_IO_WORKER_COUNT, true);

  WebModelHttpFactory(HttpLimits limits, WebClient.Builder builder) {
    this.limits = limits;
    this.builder = builder;
    this.connections =
        ConnectionProvider.builder("aios-llm")
            .maxConnections(limits.connections())
            .pendingAcquireMaxCount(limits.waiting())
            .pendingAcquireTimeout(limits.acquireTimeout())
            .maxIdleTime(MOST_IDLE)
            .maxLifeTime(MOST_AGE)
            .evictInBackground(MOST_IDLE)
            .lifo()
            .build();
  }

  /** One without Spring. */
  public static WebModelHttpFactory of(HttpLimits limits) {
    return new WebModelHttpFactory(limits, WebClient.builder());
  }

  @Override
  public ModelHttp open(Endpoint endpoint) {
    WebClient client =
        builder
            .clone()
            .clientConnector(new ReactorClientHttpConnector(transport(endpoint)))
            .defaultHeaders(headers -> endpoint.headers().forEach(headers::set))
            .build();
    return new WebModelHttp(endpoint, client, limits);
  }

  /** Closes all connections and stops the threads; calls that still run fail. */
  @Override
  public void close() {
    connections.disposeLater().block(STOP_TIME);
    loops.disposeLater(Duration.ZERO, STOP_TIME).block(STOP_TIME);
  }

  private HttpClient transport(Endpoint endpoint) {
    return HttpClient.create(connections)
        .runOn(loops)
        .protocol(HttpProtocol.HTTP11)
        .option(
            ChannelOption.CONNECT_TIMEOUT_MILLIS,
            Math.toIntExact(limits.connectTimeout().toMillis()))
        .compress(true)
        .followRedirect(false)
        .disableRetry(true);
  }
}
