package io.aios.llm.http;

import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.transport.ProxyProvider;

/** The connections and event loops that all ways to providers share. */
final class Transport implements AutoCloseable {

  /**
   * Shorter than the time after which servers close a connection that nobody uses: uvicorn, below
   * vLLM, and Node do so after 5 s. A request on a connection that the server is just closing
   * fails, and is not sent again, because nobody can tell whether the first one was billed. The
   * price is a handshake after a pause, little beside the time of a completion.
   */
  private static final Duration MOST_IDLE = Duration.ofSeconds(4);

  /** So that a change of the provider's addresses is noticed. */
  private static final Duration MOST_AGE = Duration.ofMinutes(10);

  private static final Duration STOP_TIME = Duration.ofSeconds(2);

  private final HttpLimits limits;
  private final ConnectionProvider connections;
  private final LoopResources loops =
      LoopResources.create("aios-llm", LoopResources.DEFAULT_IO_WORKER_COUNT, true);
  private final SystemNames names = new SystemNames();

  Transport(HttpLimits limits) {
    this.limits = limits;
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

  HttpClient to(URI base) {
    HttpClient client =
        HttpClient.create(connections)
            .runOn(loops)
            .protocol(protocols(base))
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Math.toIntExact(limits.connectTimeout().toMillis()))
            .compress(true)
            .followRedirect(false)
            // By default a request is sent once more when a pooled connection turns out closed:
            // it might be billed twice. See MOST_IDLE for what is done instead.
            .disableRetry(true);
    return switch (proxy(base)) {
      case Proxy proxy when proxy.address() instanceof InetSocketAddress address ->
          client.proxy(settings ->
              settings
                  .type(
                      proxy.type() == Proxy.Type.SOCKS
                          ? ProxyProvider.Proxy.SOCKS5
                          : ProxyProvider.Proxy.HTTP)
                  .host(address.getHostString())
                  .port(address.getPort()));
      case Proxy direct -> client.noProxy().resolver(names);
    };
  }

  @Override
  public void close() {
    connections
        .disposeLater()
        .then(loops.disposeLater(Duration.ZERO, STOP_TIME))
        .timeout(STOP_TIME.multipliedBy(2))
        .onErrorComplete() // whatever still runs ends with the process
        .block();
    names.close();
  }

  /** Over TLS the server chooses; without it nobody speaks HTTP/2 unasked. */
  private static HttpProtocol[] protocols(URI base) {
    return "https".equals(base.getScheme())
        ? new HttpProtocol[] {HttpProtocol.H2, HttpProtocol.HTTP11}
        : new HttpProtocol[] {HttpProtocol.HTTP11};
  }

  /** As the JVM was told by {@code https.proxyHost}, {@code http.nonProxyHosts} and so on. */
  private static Proxy proxy(URI base) {
    ProxySelector selector = ProxySelector.getDefault();
    List<Proxy> proxies = selector == null ? List.of() : selector.select(base);
    return proxies.isEmpty() ? Proxy.NO_PROXY : proxies.getFirst();
  }
}
