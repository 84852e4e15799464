package io.aios.llm.http;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;

/** One endpoint with small limits, and a reader that notes what it is fed. */
final class HttpStage implements AutoCloseable {

  static final String KEY = "sk-test-8d1f0c2b7a";
  static final byte[] REQUEST = "{\"stream\":true}".getBytes(StandardCharsets.UTF_8);
  static final String EVENTS = "Content-Type: text/event-stream";
  static final String STREAM = head("200 OK", EVENTS);
  static final String CHUNKS = head("200 OK", EVENTS, "Transfer-Encoding: chunked");

  /** Long enough for whatever is not the point of a test. */
  static final Duration AMPLE = Duration.ofSeconds(30);

  /** A deadline that a test means to miss. */
  static final Duration BRIEF = Duration.ofMillis(60);

  private HttpLimits limits = limits(AMPLE, AMPLE, AMPLE);
  private NotingReader reader = new NotingReader();
  private Duration patience = Duration.ZERO;
  private List<AutoCloseable> open = List.of();

  /** Status line and headers of an answer. */
  static String head(String status, String... headers) {
    return "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  static HttpLimits limits(Duration firstByte, Duration idle, Duration total) {
    return limits(AMPLE, firstByte, idle, total, 8);
  }

  /** One connection, for which nobody waits long. */
  static HttpLimits oneConnection() {
    return limits(BRIEF, AMPLE, AMPLE, AMPLE, 1);
  }

  private static HttpLimits limits(
      Duration acquire, Duration firstByte, Duration idle, Duration total, int connections) {
    return new HttpLimits(
        AMPLE,
        acquire,
        firstByte,
        idle,
        total,
        AMPLE,
        DataSize.ofKilobytes(256),
        DataSize.ofKilobytes(64),
        connections,
        200);
  }

  HttpStage with(HttpLimits changed) {
    limits = changed;
    return this;
  }

  HttpStage with(Duration longer) {
    patience = longer;
    return this;
  }

  HttpStage with(Listener listener) {
    reader = new NotingReader(listener);
    return this;
  }

  RawServer server(RawServer server) {
    open = List.of(server, WebModelHttpFactory.of(limits));
    return server;
  }

  ModelHttp http() {
    return http(((RawServer) open.getFirst()).url() + "/base");
  }

  ModelHttp http(String url) {
    var endpoint =
        new Endpoint(
            "somebody", URI.create(url), Map.of("x-api-key", KEY), new Secret(KEY), patience);
    return ((WebModelHttpFactory) open.getLast()).open(endpoint);
  }

  ModelResult complete() {
    return http().complete("/v1/answers", REQUEST, reader);
  }

  ModelFailure failure() {
    return ((ModelResult.Failed) complete()).failure();
  }

  /** Why a call to another address fails. */
  ModelFailure failure(String url) {
    ModelResult result = http(url).complete("/v1/answers", REQUEST, reader);
    return ((ModelResult.Failed) result).failure();
  }

  List<String> heard() {
    return reader.events();
  }

  @Override
  public void close() {
    open.reversed().forEach(HttpStage::close);
  }

  private static void close(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
