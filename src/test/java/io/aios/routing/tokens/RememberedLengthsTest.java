package io.aios.routing.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedLengthsTest {

  private final AtomicInteger counts = new AtomicInteger();
  private final RememberedLengths lengths =
      new RememberedLengths(text -> {
        counts.incrementAndGet();
        return text.length();
      });

  @Test
  void countsAnEqualTextOnce() {
    lengths.of("text");

    assertThat(lengths.of(String.valueOf("text".toCharArray()))).isEqualTo(new TextLength(4, 4, 0));
    assertThat(counts).hasValue(1);
  }

  @Test
  void countsNothingOfAnEmptyText() {
    assertThat(lengths.of("")).isEqualTo(TextLength.NONE);
    assertThat(counts).hasValue(0);
  }

  @Test
  void countsTheRestOfALongTextByItsBytes() {
    assertThat(lengths.of("x".repeat(200_000)).tokens()).isEqualTo(200_000);
    assertThat(lengths.of("x".repeat(200_003)).tokens()).isEqualTo(200_002);
    assertThat(lengths.of("x".repeat(200_000) + "価格").tokens()).isEqualTo(200_003);
    assertThat(lengths.of("x".repeat(199_999) + "🦊").tokens()).isEqualTo(200_001);
  }

  @Test
  void forgetsTheTextThatWasNotAskedForTheLongest() {
    for (int number = 1; number <= 4; number++) {
      lengths.of(million(number));
    }
    lengths.of(million(1));
    lengths.of(million(5));
    assertThat(counts).hasValue(5);

    lengths.of(million(1));
    lengths.of(million(3));
    assertThat(counts).hasValue(5);

    lengths.of(million(2));
    assertThat(counts).hasValue(6);
  }

  @Test
  void remembersSoManyTextsAndNoMoreHoweverShortTheyAre() {
    for (int number = 0; number <= RememberedLengths.MOST_TEXTS; number++) {
      lengths.of(Integer.toString(number));
    }
    int before = counts.get();

    lengths.of("1");
    assertThat(counts).hasValue(before);

    lengths.of("0");
    assertThat(counts).hasValue(before + 1);
  }

  @Test
  void doesNotRememberWhatIsLongerThanAllThatMayBe() {
    String endless = "x".repeat(4_000_001);
    lengths.of("text");

    lengths.of(endless);
    lengths.of(endless);
    lengths.of("text");

    assertThat(counts).hasValue(3);
  }

  private static String million(int number) {
    return Integer.toString(number).repeat(1_000_000);
  }
}
