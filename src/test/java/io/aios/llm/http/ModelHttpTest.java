package io.aios.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the answers of a server that speaks HTTP. */
class ModelHttpTest {

  private final HttpStage stage = new HttpStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void feedsAStreamToItsReader() {
    stage.server(RawServer.saying(HttpStage.STREAM + "data: a\n\ndata: b\n\ndata: end\n\n"));

    assertThat(stage.complete()).isInstanceOf(ModelResult.Replied.class);
    assertThat(stage.heard()).containsExactly("a", "b", "end");
  }

  @Test
  void sendsTheBodyOnceWithTheHeadersOfItsEndpoint() {
    RawServer server = stage.server(RawServer.saying(HttpStage.STREAM + "data: end\n\n"));

    stage.complete();

    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST /base/v1/answers HTTP/1.1\r\n")
        .containsIgnoringCase("\r\naccept: text/event-stream, application/json\r\n")
        .containsIgnoringCase("\r\ncontent-type: application/json\r\n")
        .containsIgnoringCase("\r\ncontent-length: 15\r\n")
        .containsIgnoringCase("\r\nx-api-key: " + HttpStage.KEY + "\r\n")
        .doesNotContainIgnoringCase("cookie")
        .endsWith("\r\n\r\n{\"stream\":true}");
  }

  @Test
  void sendsBackNoCookie() {
    RawServer server =
        stage.server(
            RawServer.saying(
                HttpStage.head("200 OK", HttpStage.EVENTS, "Set-Cookie: a=b") + "data: end\n\n"));

    stage.complete();
    stage.complete();

    assertThat(server.requests()).hasSize(2).noneMatch(request -> request.contains("a=b"));
  }

  @Test
  void readsCharactersThatAreCutByChunks() {
    stage.server(
        RawServer.start(peer -> {
          peer.hear();
          peer.say(HttpStage.CHUNKS);
          for (byte unit : "data: \u00fc\u20ac\ud83d\ude00\n\ndata: end\n\n".getBytes(UTF_8)) {
            peer.say("1\r\n");
            peer.say(new byte[] {unit});
            peer.say("\r\n");
          }
          peer.say("0\r\n\r\n");
        }));

    assertThat(stage.complete()).isInstanceOf(ModelResult.Replied.class);
    assertThat(stage.heard()).containsExactly("\u00fc\u20ac\ud83d\ude00", "end");
  }

  @Test
  void readsAnAnswerThatIsNoStream() {
    stage.server(RawServer.saying(json("{\"text\":\"all\",\"complete\":true}")));

    assertThat(stage.complete()).isInstanceOf(ModelResult.Replied.class);
    assertThat(stage.heard()).containsExactly("all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"text\":\"a part\"}", "{\"complete\":tr", "", "<html>"})
  void takesADocumentThatIsNotCompleteForBroken(String body) {
    stage.server(RawServer.saying(json(body)));

    assertThat(stage.failure()).isInstanceOf(ModelFailure.Interrupted.class);
  }

  @Test
  void readsCompressedAnswers() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write("data: a\n\ndata: end\n\n".getBytes(UTF_8));
    }
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say(HttpStage.head("200 OK", HttpStage.EVENTS, "Content-Encoding: gzip"));
              peer.say(compressed.toByteArray());
            }));

    assertThat(stage.complete()).isInstanceOf(ModelResult.Replied.class);
    assertThat(server.requests().peek()).containsIgnoringCase("accept-encoding: gzip");
  }

  @Test
  void stopsReadingACompressedAnswerThatGrowsBeyondTheLimit() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      for (int line = 0; line < 2_000; line++) {
        gzip.write((":" + " ".repeat(1_000) + "\n").getBytes(UTF_8));
      }
    }
    stage.server(
        RawServer.start(peer -> {
          peer.hear();
          peer.say(HttpStage.head("200 OK", HttpStage.EVENTS, "Content-Encoding: gzip"));
          peer.say(compressed.toByteArray());
        }));

    assertThat(stage.failure().detail()).contains("the answer has more than 262144 bytes");
  }

  @Test
  void leavesRedirectsAlone() {
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              peer.hear();
              peer.say(
                  HttpStage.head("307 Elsewhere", "Location: /elsewhere", "Content-Length: 0"));
            }));

    assertThat(stage.failure()).isInstanceOf(ModelFailure.Unavailable.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void hasTheReaderSayWhatAnErrorMeans() {
    stage.server(
        RawServer.saying(
            "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<h1>Bad gateway</h1>"));

    assertThat(stage.failure()).isEqualTo(new ModelFailure.Rejected("502 <h1>Bad gateway</h1>"));
  }

  @Test
  void readsAtMost64KibibytesOfAnError() {
    stage.server(
        RawServer.saying(
            "HTTP/1.1 500 Oops\r\nContent-Length: 200000\r\n\r\n" + "x".repeat(200_000)));

    assertThat(stage.failure().detail()).hasSize("500 ".length() + 64 * 1024);
  }

  @Test
  void takesAnotherKindOfAnswerForBroken() {
    stage.server(
        RawServer.saying("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Log in</p>"));

    assertThat(stage.failure())
        .isInstanceOf(ModelFailure.Interrupted.class)
        .extracting(ModelFailure::detail)
        .isEqualTo("somebody: it answered 200 with neither events nor JSON");
  }

  @Test
  void takesEventsOfAnUnknownMeaningForBroken() {
    stage.server(RawServer.saying(HttpStage.STREAM + "data: a\n\ndata: nonsense\n\ndata: end\n\n"));

    assertThat(stage.failure())
        .isInstanceOfSatisfying(
            ModelFailure.Interrupted.class, broken -> assertThat(broken.received()).isEqualTo("a"));
  }

  @Test
  void endsTheCallWhenTheListenerThrows() throws InterruptedException {
    RawServer server =
        stage
            .with(delta -> {
              throw new IllegalArgumentException("heard enough");
            })
            .server(
                RawServer.start(peer -> {
                  peer.hear();
                  peer.say(HttpStage.STREAM + "data: a\n\n");
                  peer.waitForHangUp();
                }));

    assertThatThrownBy(stage::complete)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heard enough");
    assertThat(server.awaitHangUp()).isTrue();
  }

  @Test
  void usesAConnectionAgainAfterACompleteAnswer() {
    RawServer server = stage.server(RawServer.start(ModelHttpTest::answerForEver));

    for (int call = 0; call < 5; call++) {
      assertThat(stage.complete()).isInstanceOf(ModelResult.Replied.class);
    }

    // A call may come while the connection of the one before is still on its way to the pool.
    assertThat(server.connections()).isLessThanOrEqualTo(2);
  }

  @Test
  void servesManyCallsOverFewConnections() throws Exception {
    RawServer server = stage.server(RawServer.start(ModelHttpTest::answerForEver));
    ModelHttp http = stage.http();

    List<Future<ModelResult>> calls = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 100; call++) {
        calls.add(
            threads.submit(
                () -> http.complete("/v1/answers", HttpStage.REQUEST, new NotingReader())));
      }
    }

    for (Future<ModelResult> call : calls) {
      assertThat(call.get()).isInstanceOf(ModelResult.Replied.class);
    }
    assertThat(server.connections()).isLessThanOrEqualTo(8);
    assertThat(server.requests()).hasSize(100);
  }

  @Test
  void getsAndPostsDocumentsWithWhateverStatus() {
    RawServer server =
        stage.server(
            RawServer.start(peer -> {
              while (true) {
                peer.say(
                    peer.hear().startsWith("GET")
                        ? json("{\"models\":[]}")
                        : "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno");
              }
            }));

    assertThat(stage.http().get("/v1/models"))
        .isInstanceOfSatisfying(
            ModelHttp.Exchange.Answered.class,
            answered -> assertThat(answered.body()).isEqualTo("{\"models\":[]}"));
    assertThat(stage.http().post("/v1/count", HttpStage.REQUEST))
        .isInstanceOfSatisfying(
            ModelHttp.Exchange.Answered.class,
            answered -> assertThat(answered.head().status()).isEqualTo(404));
    assertThat(server.requests())
        .extracting(request -> request.substring(0, 4))
        .containsExactly("GET ", "POST");
  }

  private static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static void answerForEver(RawServer.Peer peer) throws IOException {
    while (true) {
      peer.hear();
      peer.say(HttpStage.CHUNKS + "B\r\ndata: end\n\n\r\n0\r\n\r\n");
    }
  }
}
