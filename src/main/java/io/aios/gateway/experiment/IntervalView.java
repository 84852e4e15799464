package io.aios.gateway.experiment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An estimate with its interval as clients see it. */
@Schema(description = "An estimate with its 95 % interval of confidence.")
record IntervalView(
    @Schema(example = "0.1230") BigDecimal estimate,
    @Schema(example = "0.0410") BigDecimal low,
    @Schema(example = "0.2050") BigDecimal high) {

  static IntervalView of(Interval interval, int decimals) {
    return new IntervalView(
        rounded(interval.estimate(), decimals),
        rounded(interval.low(), decimals),
        rounded(interval.high(), decimals));
  }

  private static BigDecimal rounded(double number, int decimals) {
    return BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_EVEN);
  }
}
