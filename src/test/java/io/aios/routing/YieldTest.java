package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aios.routing.TrackRecord.Tally;
import org.junit.jupiter.api.Test;

class YieldTest {

  @Test
  void expectsLittleAndTrustsVerificationBeforeAnyEvidence() {
    assertThat(Yield.NONE.acceptance()).isEqualTo(0.5);
    assertThat(Yield.NONE.leak()).isEqualTo(0.05);
  }

  @Test
  void followsTheEvidenceTheMoreThereIs() {
    assertThat(new Yield(1, 0, 1).leak()).isLessThan(0.15);
    assertThat(new Yield(10, 0, 10).leak()).isCloseTo(0.525, within(1e-12));
    assertThat(new Yield(1_000, 3_000, 300).leak()).isCloseTo(0.3, within(0.01));
    assertThat(new Yield(1_000, 3_000, 300).acceptance()).isCloseTo(0.25, within(0.01));
  }

  @Test
  void addsUp() {
    Yield both = Yield.of(new Tally(3, 2, 1, 500)).plus(new Yield(7, 8, 2));

    assertThat(both).isEqualTo(new Yield(10, 10, 3));
    assertThat(both.judged()).isEqualTo(20);
  }

  @Test
  void isAnAttemptOfTheSameRates() {
    Yield yield = new Yield(60, 40, 12);

    Prospect prospect = Cascade.of(yield.attempt(2)).prospect();

    assertThat(prospect.cost()).isEqualTo(2);
    assertThat(prospect.accepted()).isCloseTo(yield.acceptance(), within(1e-12));
    assertThat(prospect.leak()).isCloseTo(yield.leak(), within(1e-12));
  }

  @Test
  void refusesMoreRevokedThanAccepted() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Yield(1, 0, 2));
    assertThatIllegalArgumentException().isThrownBy(() -> new Yield(-1, 0, 0));
  }
}
