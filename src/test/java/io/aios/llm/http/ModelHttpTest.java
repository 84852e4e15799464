package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of answers, good and bad, on the way from the socket to the reader. */
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
}
