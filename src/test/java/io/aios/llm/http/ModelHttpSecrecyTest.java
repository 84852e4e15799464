package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;

/** The key is nowhere but in the request, even at the finest level of the log. */
class ModelHttpSecrecyTest {

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final List<Logger> talkative =
      Stream.of("io.aios", "reactor.netty", "io.netty", "org.springframework.web")
          .map(context::getLogger)
          .toList();
  private final HttpStage stage = new HttpStage();

  @BeforeEach
  void hearEverything() {
    log.setContext(context);
    log.start();
    talkative.forEach(logger -> {
      logger.setLevel(Level.TRACE);
      logger.setAdditive(false);
      logger.addAppender(log);
    });
  }

  @AfterEach
  void close() {
    stage.close();
    talkative.forEach(logger -> {
      logger.setLevel(null);
      logger.setAdditive(true);
      logger.detachAppender(log);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 401 No\r\nContent-Type: application/json\r\n\r\n{\"error\":\"no key KEY here\"}",
        "HTTP/1.1 307 Elsewhere\r\nLocation: /?key=KEY\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: KEY\n\ndata: end\n\n",
        "HTTP/1.1 200 OK\r\nContent-Type: KEY\r\n\r\n",
        "KEY\r\n\r\n"
      })
  void neverShowsTheKey(String answer) {
    RawServer server = stage.server(RawServer.saying(answer.replace("KEY", HttpStage.KEY)));

    String result = stage.complete().toString();

    assertThat(server.requests()).singleElement().asString().contains(HttpStage.KEY);
    assertThat(logged()).isNotEmpty().doesNotContain("x-api-key: " + HttpStage.KEY);
    if (!answer.contains("data: ")) {
      assertThat(result).doesNotContain(HttpStage.KEY);
      assertThat(logged()).doesNotContain(HttpStage.KEY);
    }
  }

  @Test
  void neverShowsTheKeyWhenNobodyListens() {
    stage.server(RawServer.saying(""));

    assertThat(stage.failure("http://nobody.invalid").detail()).doesNotContain(HttpStage.KEY);
    assertThat(logged()).doesNotContain(HttpStage.KEY);
  }

  @Test
  void neverLogsTheKeyEvenIfDetailsOfRequestsAreAskedFor() {
    var talkingBuilder =
        WebClient.builder()
            .codecs(codecs -> codecs.defaultCodecs().enableLoggingRequestDetails(true));
    try (RawServer server = RawServer.saying(HttpStage.STREAM + "data: end\n\n");
        var factory = new WebModelHttpFactory(HttpLimits.STANDARD, talkingBuilder)) {
      var endpoint =
          new Endpoint(
              "somebody",
              URI.create(server.url()),
              Map.of("x-api-key", HttpStage.KEY),
              new Secret(HttpStage.KEY));

      factory.open(endpoint).complete("/", HttpStage.REQUEST, new NotingReader());

      assertThat(server.requests()).singleElement().asString().contains(HttpStage.KEY);
      assertThat(logged()).contains("HTTP POST").doesNotContain(HttpStage.KEY);
    }
  }

  @Test
  void warnsOnceOfAKeyThatIsSentInTheClear() {
    try (var factory = WebModelHttpFactory.of(HttpLimits.STANDARD)) {
      factory.open(endpoint("https://api.example.com/v1"));
      factory.open(endpoint("http://localhost:11434/v1"));
      factory.open(endpoint("http://127.0.0.1:11434/v1"));
      factory.open(endpoint("http://[::1]:11434/v1"));
      factory.open(endpoint("http://models.example.com/v1"));
    }

    assertThat(log.list)
        .filteredOn(event -> event.getLevel() == Level.WARN)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "The key of somebody at http://models.example.com/v1 is sent without TLS; use https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hunter2@example.com",
        "https://hunter2@example.com/v1",
        "https://user:hunt@er2@example.com",
        "https://example.com/?key=hunter2",
        "https://example.com/#hunter2",
        "file:///hunter2",
        "hunter2"
      })
  void refusesAnAddressThatHoldsMoreThanAnAddressAndDoesNotQuoteIt(String url) {
    assertThatThrownBy(() -> endpoint(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The base URL of somebody ")
        .message()
        .doesNotContain("hunt");
  }

  @Test
  void refusesAKeyThatNoHeaderCanCarry() {
    assertThatThrownBy(() ->
            new Endpoint(
                "somebody",
                URI.create("https://example.com"),
                Map.of("x-api-key", "sk-\u00fc"),
                new Secret("sk-\u00fc")))
        .hasMessage("The key or a header of somebody has a character that no header can carry");
  }

  @Test
  void dropsTheSlashAtTheEndOfAnAddress() {
    assertThat(endpoint("HTTPS://example.com/v1/").base())
        .isEqualTo(URI.create("https://example.com/v1"));
  }

  private static Endpoint endpoint(String url) {
    return new Endpoint("somebody", URI.create(url), Map.of(), new Secret(HttpStage.KEY));
  }

  private String logged() {
    return List.copyOf(log.list).stream()
        .map(event ->
            event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                    ? ""
                    : ThrowableProxyUtil.asString(event.getThrowableProxy())))
        .collect(Collectors.joining("\n"));
  }
}
