package io.aios.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void keepsAnyTextThatCanBeStored() {
    assertThat(Sentence.of("")).isEmpty();
    assertThat(Sentence.of(AwkwardTexts.PRINTABLE)).isEqualTo(AwkwardTexts.PRINTABLE);
    assertThat(Sentence.of("😀".repeat(2_000))).isEqualTo("😀".repeat(2_000));
    assertThat(Sentence.isStorable(AwkwardTexts.PRINTABLE.repeat(1_000))).isTrue();
  }

  @Test
  void replacesNulAndHalvesOfCharacters() {
    assertThat(Sentence.of("a\0b\uD83Dc\uDE00")).isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
    assertThat(Sentence.isStorable("a\0")).isFalse();
    assertThat(Sentence.isStorable("\uD83D")).isFalse();
  }

  @Test
  void cutsBetweenCharacters() {
    String cut = Sentence.of("😀".repeat(2_001));

    assertThat(cut).isEqualTo("😀".repeat(1_999) + "…");
    assertThat(Sentence.of(cut)).as("cut once and for all").isEqualTo(cut);
  }
}
