package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {

  private static final Secret KEY = new Secret(" sk-test-8d1f0c2b7a\n");

  @Test
  void isShownAsStars() {
    assertThat(KEY).hasToString("***");
    assertThat(Secret.NONE).hasToString("(none)");
  }

  @Test
  void isNotInTheJsonOfWhateverHasIt() {
    assertThat(new JsonMapper().writeValueAsString(Map.of("apiKey", KEY)))
        .doesNotContain(KEY.value());
  }

  @Test
  void isTakenOutOfATextWhereverItIsQuoted() {
    assertThat(KEY.redact("sk-test-8d1f0c2b7a and (sk-test-8d1f0c2b7a)"))
        .isEqualTo("*** and (***)");
    assertThat(Secret.NONE.redact("as it was")).isEqualTo("as it was");
  }

  @Test
  void isTakenOutOfATextThatWasCutWithinIt() {
    assertThat(KEY.redact("no such key: sk-test-8d1f0c2b7")).isEqualTo("no such key: ***");
    assertThat(KEY.redact("no such key: sk-test-8d1f... [req_1]"))
        .isEqualTo("no such key: ***... [req_1]");
    assertThat(KEY.redact("a key begins with sk-test-")).isEqualTo("a key begins with sk-test-");
  }

  @Test
  void mayBeShort() {
    assertThat(new Secret("ollama").redact("ollama, oll")).isEqualTo("***, oll");
  }
}
