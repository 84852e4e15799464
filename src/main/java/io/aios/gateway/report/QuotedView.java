package io.aios.gateway.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.Moments;
import io.aios.money.Usd;
import io.aios.project.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What was quoted for a project, and what came of it. */
@Schema(
    description =
        "What was quoted when the project was submitted, and what came of it so far. Of ten"
            + " projects eight are meant to end within each range.")
record QuotedView(
    CostQuotedView cost,
    TimeQuotedView time,
    @Schema(
            description =
                "HISTORY: the quote rests on earlier projects; PRIOR: on what the template says.",
            example = "HISTORY")
        String basis,
    @Schema(description = "On how many earlier projects.", example = "12") int samples) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static QuotedView of(Quote quote, Usd cost, Duration path) {
    return new QuotedView(
        CostQuotedView.of(quote.cost(), cost),
        TimeQuotedView.of(quote.time(), path),
        quote.samples() > 0 ? "HISTORY" : "PRIOR",
        quote.samples());
  }

  /** In percent of what was expected, to a tenth, halves up; null if nothing was expected. */
  private static @Nullable BigDecimal percent(BigDecimal difference, BigDecimal expected) {
    return expected.signum() == 0
        ? null
        : difference.multiply(HUNDRED).divide(expected, 1, RoundingMode.HALF_UP);
  }

  /** What it was to cost and did. */
  @Schema(description = "What it was to cost, and what it did cost so far.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CostQuotedView(
      @Schema(example = "0.14") String lowUsd,
      @Schema(example = "0.19") String expectedUsd,
      @Schema(example = "0.26") String highUsd,
      @Schema(description = "Charged so far.", example = "0.20") String actualUsd,
      @Schema(description = "actualUsd less expectedUsd.", example = "0.01") String differenceUsd,
      @Schema(description = "Of expectedUsd; absent if that is 0.", example = "5.3")
          @Nullable BigDecimal differencePercent,
      @Schema(description = "Whether actualUsd is within the range.", example = "true")
          boolean inRange) {

    static CostQuotedView of(Quote.Money quoted, Usd actual) {
      Usd difference = actual.minus(quoted.expected());
      return new CostQuotedView(
          quoted.low().toString(),
          quoted.expected().toString(),
          quoted.high().toString(),
          actual.toString(),
          difference.toString(),
          percent(difference.dollars(), quoted.expected().dollars()),
          !quoted.low().isMoreThan(actual) && !actual.isMoreThan(quoted.high()));
    }
  }

  /** What it was to take and did. */
  @Schema(description = "What it was to take along its slowest chain of tasks, and what it took.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TimeQuotedView(
      @Schema(example = "200") BigDecimal lowSeconds,
      @Schema(example = "310") BigDecimal expectedSeconds,
      @Schema(example = "480") BigDecimal highSeconds,
      @Schema(description = "criticalPathSeconds of the report.", example = "290.5")
          BigDecimal actualSeconds,
      @Schema(description = "actualSeconds less expectedSeconds.", example = "-19.5")
          BigDecimal differenceSeconds,
      @Schema(description = "Of expectedSeconds; absent if that is 0.", example = "-6.3")
          @Nullable BigDecimal differencePercent,
      @Schema(description = "Whether actualSeconds is within the range.", example = "true")
          boolean inRange) {

    static TimeQuotedView of(Quote.Time quoted, Duration actual) {
      Duration difference = actual.minus(quoted.expected());
      return new TimeQuotedView(
          Moments.seconds(quoted.low()),
          Moments.seconds(quoted.expected()),
          Moments.seconds(quoted.high()),
          Moments.seconds(actual),
          Moments.seconds(difference),
          percent(Moments.seconds(difference), Moments.seconds(quoted.expected())),
          quoted.low().compareTo(actual) <= 0 && actual.compareTo(quoted.high()) <= 0);
    }
  }
}
