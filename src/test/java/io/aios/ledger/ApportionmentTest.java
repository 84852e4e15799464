package io.aios.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ApportionmentTest {

  @Test
  void giveEachItsShareAndTheRestToTheLargestFractions() {
    assertThat(Apportionment.of(List.of(30L, 30L, 40L), 10)).containsExactly(3L, 3L, 4L);
    assertThat(Apportionment.of(List.of(1L, 1L, 1L), 2)).containsExactly(1L, 1L, 0L);
    assertThat(Apportionment.of(List.of(10L, 25L), 17)).containsExactly(5L, 12L);
  }

  @Test
  void givesAllOrNothing() {
    assertThat(Apportionment.of(List.of(7L, 0L, 5L), 12)).containsExactly(7L, 0L, 5L);
    assertThat(Apportionment.of(List.of(7L, 0L, 5L), 0)).containsExactly(0L, 0L, 0L);
    assertThat(Apportionment.of(List.of(), 0)).isEmpty();
  }

  @Test
  void addsUpExactlyAndGivesNobodyMoreThanTheShare() {
    var random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      long bound = round % 3 == 0 ? 4 : Long.MAX_VALUE / 64;
      List<Long> shares =
          LongStream.generate(() -> random.nextLong(0, bound))
              .limit(random.nextInt(1, 60))
              .boxed()
              .toList();
      long sum = shares.stream().mapToLong(Long::longValue).sum();
      long total = sum == 0 ? 0 : random.nextLong(0, sum + 1);

      List<Long> parts = Apportionment.of(shares, total);

      assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(total);
      for (int at = 0; at < shares.size(); at++) {
        assertThat(parts.get(at)).isBetween(0L, shares.get(at));
      }
    }
  }

  @Test
  void refusesMoreThanThereIs() {
    assertThatThrownBy(() -> Apportionment.of(List.of(1L, 2L), 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Apportionment.of(List.of(1L), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
