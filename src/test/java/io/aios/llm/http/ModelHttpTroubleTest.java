package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of calls whose server is slow, rude, gone or silent. */
class ModelHttpTroubleTest {

  private static final Billing NOTHING = new Billing.Nothing();
  private static final Billing UNKNOWN = new Billing.Unknown(TokenUsage.NONE);

  private final HttpStage stage = new HttpStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void isUnavailableWhenNobodyListens() throws IOException {
    String url;
    try (ServerSocket closed = new ServerSocket(0)) {
      url = "http://127.0.0.1:" + closed.getLocalPort();
    }
    stage.server(RawServer.saying(""));

    assertThat(stage.failure(url))
        .isEqualTo(
            new ModelFailure.Unavailable(
                "somebody: it cannot be reached: the connection was refused"));
  }

  @Test
  void isUnavailableWhenTheHostIsUnknown() {
    stage.server(RawServer.saying(""));

    assertThat(stage.failure("http://nobody.invalid"))
        .isEqualTo(
            new ModelFailure.Unavailable(
                "somebody: it cannot be reached: its host name is not known"));
  }

  @Test
  void isUnavailableWhenTlsFails() {
    RawServer server = stage.server(RawServer.start(peer -> peer.say("this is no TLS\r\n")));

    ModelFailure failure = stage.failure(server.url().replace("http", "https"));

    assertThat(failure).isInstanceOf(ModelFailure.Unavailable.class);
    assertThat(failure.billing()).isEqualTo(NOTHING);
  }

  @Test
  void isUnavailableWhenAllConnectionsStayInUse() throws Exception {
    RawServer server =
        stage
            .with(HttpStage.oneConnection())
            .server(
                RawServer.start(peer -> {
                  peer.hear();
                  peer.waitForHangUp();
                }));
    ModelHttp http = stage.http();
    Thread first =
        Thread.ofVirtual().start(() -> http.complete("/", HttpStage.REQUEST, new NotingReader()));
    server.awaitRequest();

    ModelFailure failure = stage.failure();

    assertThat(failure)
        .isEqualTo(
            new ModelFailure.Unavailable(
                "somebody: it cannot be reached: all connections to it are in use"));
    first.interrupt();
    first.join();
  }

  @Test
  void timesOutWhenTheAnswerDoesNotBegin() throws InterruptedException {
    RawServer server =
        stage
            .with(HttpStage.limits(HttpStage.BRIEF, HttpStage.AMPLE, HttpStage.AMPLE))
            .server(
                RawServer.start(peer -> {
                  peer.hear();
                  peer.say("HTTP/1.1 200 OK\r\nContent-");
                  peer.waitForHangUp();
                }));

    assertThat(stage.failure())
        .isEqualTo(new ModelFailure.TimedOut("somebody: no answer within 60 ms"));
    assertThat(server.awaitHangUp()).isTrue();
  }

  @Test
  void waitsLongerForAnEndpointThatNeedsIt() {
    stage
        .with(HttpStage.limits(HttpStage.BRIEF, HttpStage.AMPLE, HttpStage.AMPLE))
        .with(HttpStage.AMPLE)
        .server(
            RawServer.start(peer -> {
              peer.hear();
              peer.pause(HttpStage.BRIEF.multipliedBy(3));
              peer.say(HttpStage.STREAM + "data: end\n\n");
            }));

    assertThat(stage.complete()).isInstanceOf(ModelResult.Replied.class);
  }

  @Test
  void isInterruptedBySilenceInMidStream() throws InterruptedException {
    RawServer server =
        stage
            .with(HttpStage.limits(HttpStage.AMPLE, HttpStage.BRIEF, HttpStage.AMPLE))
            .server(
                RawServer.start(peer -> {
                  peer.hear();
                  peer.say(HttpStage.STREAM + "data: a\n\ndata: e");
                  peer.waitForHangUp();
                }));

    assertThat(stage.failure())
        .isEqualTo(new ModelFailure.Interrupted("somebody: nothing came for 60 ms", "a", UNKNOWN));
    assertThat(server.awaitHangUp()).isTrue();
  }

  @Test
  void isInterruptedByADripThatNeverEnds() throws InterruptedException {
    RawServer server =
        stage
            .with(HttpStage.limits(HttpStage.AMPLE, HttpStage.AMPLE, Duration.ofMillis(400)))
            .server(
                RawServer.start(peer -> {
                  peer.hear();
                  peer.say(HttpStage.STREAM);
                  while (true) {
                    peer.say(": ping\n\n");
                    peer.pause(Duration.ofMillis(5));
                  }
                }));

    assertThat(stage.failure().detail()).endsWith("the whole call took too long");
    assertThat(server.awaitHangUp()).isTrue();
  }

  @Test
  void isInterruptedByALineWithoutEnd() throws InterruptedException {
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say(HttpStage.STREAM + "data: ");
              while (true) {
                peer.say("x".repeat(1_000));
              }
            }));

    assertThat(stage.failure().detail())
        .isEqualTo("a line of the stream has more than 65536 bytes");
    assertThat(server.awaitHangUp()).isTrue();
  }

  @Test
  void isInterruptedByAnAnswerWithoutEnd() throws InterruptedException {
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
              while (true) {
                peer.say("[".repeat(1_000));
              }
            }));

    assertThat(stage.failure().detail())
        .isEqualTo("somebody: the answer has more than 262144 bytes");
    assertThat(server.awaitHangUp()).isTrue();
  }

  @Test
  void mayBeBilledWhenTheServerHangsUpAtOnce() {
    RawServer server = stage.server(RawServer.start(RawServer.Peer::hear));

    ModelFailure failure = stage.failure();

    assertThat(failure)
        .isEqualTo(
            new ModelFailure.Interrupted(
                "somebody: the connection was closed before the answer ended", "", UNKNOWN));
    assertThat(server.requests()).describedAs("sent once").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C\r\ndata: part\n\n\r\n", // between chunks
        "40\r\ndata: part\n\nda" // within one
      })
  void isInterruptedByAConnectionThatIsClosedInMidStream(String body) {
    stage.server(RawServer.saying(HttpStage.CHUNKS + body));

    assertThat(stage.failure())
        .isEqualTo(
            new ModelFailure.Interrupted(
                "somebody: the connection was closed before the answer ended", "part", UNKNOWN));
  }

  @Test
  void isInterruptedByAStreamThatEndsTooEarly() {
    stage.server(RawServer.saying(HttpStage.STREAM + "data: part\n\ndata: end\n"));

    assertThat(stage.failure())
        .isEqualTo(
            new ModelFailure.Interrupted(
                "somebody: the stream ended before the answer was complete", "part", UNKNOWN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH_9.6\r\n", "HTTP/1.1 banana\r\n\r\n"})
  void mayBeBilledWhenTheAnswerIsGarbage(String answer) {
    stage.server(RawServer.saying(answer));

    assertThat(stage.failure().billing()).isEqualTo(UNKNOWN);
  }

  @Test
  void mayBeBilledWhenTheFramingOfTheBodyIsGarbage() {
    stage.server(RawServer.saying(HttpStage.CHUNKS + "zz\r\ndata: end\n\n\r\n0\r\n\r\n"));

    assertThat(stage.failure().billing()).isEqualTo(UNKNOWN);
  }

  @Test
  void doesNotWaitLongForTheTextOfAnError() {
    stage
        .with(HttpStage.limits(HttpStage.AMPLE, HttpStage.BRIEF, HttpStage.AMPLE))
        .server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say("HTTP/1.1 529 Busy\r\nContent-Length: 100\r\n\r\noverload");
              peer.waitForHangUp();
            }));

    assertThat(stage.failure()).isEqualTo(new ModelFailure.Rejected("529 overload"));
  }

  @Test
  void doesNotWaitLongForTheEndOfACompleteAnswer() throws InterruptedException {
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say(HttpStage.STREAM + "data: end\n\n");
              peer.waitForHangUp();
            }));
    long start = System.nanoTime();

    stage.complete();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(server.awaitHangUp()).isTrue();
  }
}
