package io.aios.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {

  private final Vocabulary vocabulary = new Vocabulary();

  @Test
  void countsWhatOpenAiCounts() {
    assertThat(vocabulary.tokens("")).isZero();
    assertThat(vocabulary.tokens("hello world")).isEqualTo(2);
    assertThat(vocabulary.tokens("tiktoken is great!")).isEqualTo(6);
  }

  @Test
  void countsSpecialTokensAsText() {
    assertThat(vocabulary.tokens("<|endoftext|>")).isEqualTo(7);
    assertThat(vocabulary.tokens("<|endofprompt|>")).isGreaterThan(1);
  }

  @Test
  void countsBrokenSurrogates() {
    assertThat(vocabulary.tokens("\ud83e")).isPositive();
  }

  @Test
  void isReadOnceByAllThreads() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var readings =
          IntStream.range(0, 20).mapToObj(n -> threads.submit(vocabulary::read)).toList();

      for (var reading : readings) {
        assertThat(reading.get()).isSameAs(vocabulary.read());
      }
    }
  }
}
