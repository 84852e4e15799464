package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonBodyTest {

  @Test
  void writesHalfACharacterAsAQuestionMark() {
    var body =
        JsonNodeFactory.instance.objectNode().put("text", "a\ud83d \u00fc\ud83d\ude00\ude00");

    assertThat(new String(JsonBody.bytes(body), StandardCharsets.UTF_8))
        .isEqualTo("{\"text\":\"a? \u00fc\ud83d\ude00?\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{\"a\":", "{\"a\":1", "nonsense"})
  void readsWhatIsNoJsonAsNothing(String text) {
    assertThat(JsonBody.read(text).isMissingNode()).isTrue();
  }
}
