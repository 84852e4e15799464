package io.aios.gateway.quote;

import io.aios.gateway.Moments;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.project.Quote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** What a project is expected to cost and to take. */
@Schema(
    description =
        "What a project is expected to cost and to take. Of ten projects eight are meant to end"
            + " between low and high.")
public record QuoteView(
    @Schema(example = "web-app") String template,
    @Schema(description = "In all.") CostRangeView cost,
    @Schema(description = "Along the slowest chain of steps that wait for each other.")
        TimeRangeView time,
    @Schema(
            description =
                "What cost and time in all rest on. HISTORY: earlier projects of the template;"
                    + " PRIOR: the sum of the steps, and their slowest chain.",
            example = "HISTORY")
        Basis basis,
    @Schema(description = "On how many earlier projects.", example = "12") int samples,
    @Schema(description = "In US dollars, as asked for.", example = "5.00") String budgetUsd,
    @Schema(
            description =
                "YES: the budget covers the high end. PERHAPS: it is within the range. NO: it is"
                    + " below the low end, or less than has to be set aside for one call, or no"
                    + " model can be asked.",
            example = "YES")
        Estimate.Verdict budgetSuffices,
    @Schema(description = "Steps of the usual plan of the template.") List<StepQuoteView> steps,
    @Schema(description = "Whether models would answer offline, for play money.", example = "true")
        boolean simulated) {

  static QuoteView of(Estimate estimate, Usd budget) {
    Quote quote = estimate.quote();
    return new QuoteView(
        estimate.template(),
        CostRangeView.of(quote.cost()),
        TimeRangeView.of(quote.time()),
        Basis.of(estimate.samples()),
        estimate.samples(),
        budget.toString(),
        estimate.verdict(budget),
        estimate.steps().stream().map(StepQuoteView::of).toList(),
        estimate.origin() == Origin.SIMULATED);
  }

  /** What a figure rests on. */
  enum Basis {
    /** On what came of earlier work. */
    HISTORY,
    /** On what the template says. */
    PRIOR;

    static Basis of(int samples) {
      return samples > 0 ? HISTORY : PRIOR;
    }
  }

  /** A range of money. */
  @Schema(description = "In US dollars, rounded up to the micro-dollar.")
  record CostRangeView(
      @Schema(example = "0.14") String lowUsd,
      @Schema(description = "The mean.", example = "0.19") String expectedUsd,
      @Schema(example = "0.26") String highUsd) {

    static CostRangeView of(Quote.Money cost) {
      return new CostRangeView(
          cost.low().toString(), cost.expected().toString(), cost.high().toString());
    }
  }

  /** A range of time. */
  @Schema(description = "In seconds.")
  record TimeRangeView(
      @Schema(example = "200.0") BigDecimal lowSeconds,
      @Schema(description = "The mean.", example = "310.0") BigDecimal expectedSeconds,
      @Schema(example = "480.0") BigDecimal highSeconds) {

    static TimeRangeView of(Quote.Time time) {
      return new TimeRangeView(
          Moments.seconds(time.low()),
          Moments.seconds(time.expected()),
          Moments.seconds(time.high()));
    }
  }
}
