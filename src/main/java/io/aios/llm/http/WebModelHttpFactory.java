package io.aios.llm.http;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/** Opens ways to providers over one pool of connections and a few threads. Close it at the end. */
public final class WebModelHttpFactory implements ModelHttpFactory, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(WebModelHttpFactory.class);

  private final HttpLimits limits;
  private final WebClient.Builder builder;
  private final Transport transport;

  WebModelHttpFactory(HttpLimits limits, WebClient.Builder builder) {
    this.limits = limits;
    this.builder = builder;
    this.transport = new Transport(limits);
  }

  /** One without Spring. */
  public static WebModelHttpFactory of(HttpLimits limits) {
    return new WebModelHttpFactory(limits, WebClient.builder());
  }

  @Override
  public ModelHttp open(Endpoint endpoint) {
    if (endpoint.key().isPresent() && !isPrivate(endpoint)) {
      log.warn("The key of {} is sent without TLS; use https", endpoint);
    }
    WebClient client =
        builder
            .clone()
            .clientConnector(new ReactorClientHttpConnector(transport.to(endpoint.base())))
            // Else spring.http.codecs.log-request-details would have keys logged.
            .codecs(codecs -> codecs.defaultCodecs().enableLoggingRequestDetails(false))
            .defaultHeaders(headers -> endpoint.headers().forEach(headers::set))
            .build();
    return new WebModelHttp(endpoint, client, limits.with(endpoint.patience()));
  }

  /** Closes all connections and stops the threads; calls that still run fail. */
  @Override
  public void close() {
    transport.close();
  }

  private static boolean isPrivate(Endpoint endpoint) {
    String host = endpoint.base().getHost();
    InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
    return "https".equals(endpoint.base().getScheme())
        || host.equals("localhost")
        || (address != null && address.isLoopbackAddress());
  }
}
