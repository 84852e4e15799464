package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {

  private static final String SMILE = "\ud83d\ude00";

  @Test
  void isOneLineWithoutControlCharacters() {
    assertThat(Sentence.of(" a\r\nb\u0000c\u001b[31m\u0085d\u2028e\t")).isEqualTo("a b c [31m d e");
  }

  @Test
  void marksWhatItCuts() {
    assertThat(Sentence.of("x".repeat(500))).hasSize(500).endsWith("xxx");
    assertThat(Sentence.of("x".repeat(501))).hasSize(500).endsWith("xx...");
    assertThat(Sentence.of("x ".repeat(1_000_000))).hasSize(500);
  }

  @Test
  void neverCutsACharacterInTwo() {
    for (int before = 490; before <= 500; before++) {
      assertThat(Sentence.of("x".repeat(before) + SMILE.repeat(10)))
          .satisfies(SentenceTest::hasWholeCharacters)
          .hasSizeBetween(499, 500);
    }
  }

  @Test
  void replacesHalfACharacter() {
    assertThat(Sentence.of("a\ud83db\ude00")).isEqualTo("a\ufffdb\ufffd");
    assertThat(Sentence.of(SMILE)).isEqualTo(SMILE);
  }

  @Test
  void keepsTheMarkWhole() {
    assertThat(Sentence.of("short", "req_1")).isEqualTo("short [req_1]");
    assertThat(Sentence.of("x".repeat(900), "req_1")).hasSize(500).endsWith("x... [req_1]");
  }

  @Test
  void leavesOutAMarkThatIsNone() {
    assertThat(Sentence.of("short", "")).isEqualTo("short");
    assertThat(Sentence.of("short", "r".repeat(101))).isEqualTo("short");
  }

  private static void hasWholeCharacters(String text) {
    assertThat(text.codePoints())
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }
}
