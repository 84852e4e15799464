package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.aios.routing.TrackRecord.Tally;
import org.junit.jupiter.api.Test;

class ExpectationTest {

  @Test
  void startsWithWhatOthersMeasured() {
    assertThat(Expectation.prior(0.8, 10).mean()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void followsItsOwnResultsTheMoreTheMoreThereAre() {
    Expectation prior = Expectation.prior(0.8, 10);

    assertThat(prior.after(new Tally(0, 10, 0, 0)).mean()).isCloseTo(0.4, within(1e-12));
    assertThat(prior.after(new Tally(0, 990, 0, 0)).mean()).isCloseTo(0.008, within(1e-12));
  }

  @Test
  void countsWhatWasSentBackAsRejected() {
    assertThat(Expectation.prior(0.5, 2).after(new Tally(3, 1, 2, 0)))
        .isEqualTo(Expectation.prior(0.5, 2).after(new Tally(1, 3, 0, 0)));
  }

  @Test
  void growsMoreCertainWithEachResult() {
    Expectation prior = Expectation.prior(0.5, 2);

    assertThat(prior.uncertainty()).isCloseTo(Math.sqrt(1 / 12.0), within(1e-12));
    assertThat(prior.after(new Tally(50, 50, 0, 0)).uncertainty()).isLessThan(0.06);
  }

  @Test
  void refusesCertainty() {
    assertThatIllegalArgumentException().isThrownBy(() -> Expectation.prior(1, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> new Expectation(Double.NaN, 1));
  }
}
