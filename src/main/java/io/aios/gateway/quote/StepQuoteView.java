package io.aios.gateway.quote;

import io.aios.gateway.quote.QuoteView.Basis;
import io.aios.gateway.quote.QuoteView.CostRangeView;
import io.aios.gateway.quote.QuoteView.TimeRangeView;
import io.aios.project.TaskKey;
import io.aios.routing.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a step is expected to cost and to take. */
@Schema(description = "What a step of the usual plan is expected to cost and to take.")
record StepQuoteView(
    @Schema(example = "backend") String key,
    @Schema(description = "The agent.", example = "BACKEND") String kind,
    @Schema(description = "Steps that come before it.", example = "[\"plan\"]") List<String> needs,
    @Schema(description = "What it asks, and who would answer.") List<AskQuoteView> asks,
    @Schema(description = "Expected calls.", example = "1.5") BigDecimal calls,
    @Schema(description = "Expected tokens of all prompts.", example = "14250") long inputTokens,
    @Schema(description = "Expected tokens of all replies.", example = "9000") long outputTokens,
    CostRangeView cost,
    TimeRangeView time,
    @Schema(
            description =
                "What the figures rest on. HISTORY: earlier tasks of this agent; PRIOR: what the"
                    + " template says.",
            example = "HISTORY")
        Basis basis,
    @Schema(description = "On how many earlier tasks.", example = "12") int samples) {

  private static final int MOST_MODELS = 3;
  private static final int MOST_OBSTACLES = 10;

  static StepQuoteView of(StepEstimate estimate) {
    return new StepQuoteView(
        estimate.step().key().value(),
        estimate.step().kind().name(),
        estimate.step().needs().stream().map(TaskKey::value).sorted().toList(),
        estimate.asks().stream().map(AskQuoteView::of).toList(),
        BigDecimal.valueOf(estimate.calls()).setScale(1, RoundingMode.HALF_UP),
        Math.round(estimate.promptTokens()),
        Math.round(estimate.outputTokens()),
        CostRangeView.of(Estimate.money(estimate.nanos())),
        TimeRangeView.of(Estimate.time(estimate.millis())),
        Basis.of(estimate.samples()),
        estimate.samples());
  }

  /** What a step asks, and who would answer. */
  @Schema(description = "What a step asks, and the models that would be asked at the moment.")
  record AskQuoteView(
      @Schema(description = "What kind of work it is.", example = "backend") String taskType,
      @Schema(description = "The least capable that will do at first.", example = "STANDARD")
          Tier tier,
      @Schema(
              description = "The first three that the router would ask, best first.",
              example = "[\"scripted/standard\", \"scripted/premium\"]")
          List<String> models,
      @Schema(description = "If no model can be asked: why not.", example = "[]")
          List<String> obstacles) {

    static AskQuoteView of(Prospect ask) {
      boolean none = ask.first().isEmpty();
      return new AskQuoteView(
          ask.ask().type(),
          Outlook.tier(ask.ask()),
          ask.ranking().candidates().stream()
              .limit(MOST_MODELS)
              .map(candidate -> candidate.offer().model().toString())
              .toList(),
          ask.ranking().excluded().stream()
              .limit(none ? MOST_OBSTACLES : 0)
              .map(Object::toString)
              .toList());
    }
  }
}
