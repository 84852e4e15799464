package io.aios.gateway.router;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.llm.Origin;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Preview;
import io.aios.routing.Ranking.Candidate;
import io.aios.routing.Tier;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an ask would be routed, as clients see it. */
@Schema(
    description = "How the ask would be routed at this moment. Nothing was called or set aside.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PreviewView(
    @Schema(
            description = "The model that would be called first; absent if none can be.",
            example = "scripted/standard")
        @Nullable String choice,
    @Schema(
            description = "Why this model, or why none.",
            example =
                "cost: scripted/standard, at most 0.240158 USD for about 52 prompt tokens; asked"
                    + " tier STANDARD")
        String decision,
    @Schema(description = "The policy that ranked.", example = "cost") String policy,
    @Schema(
            description =
                "The experiment's arm that a task drew for this preview; absent if no experiment"
                    + " runs for this type of task.",
            example = "cheap-tests/b")
        @Nullable String arm,
    @Schema(example = "STANDARD") Tier tier,
    @Schema(description = "What would be called, in this order.") List<CandidateView> candidates,
    @Schema(description = "What is out of the question.") List<ExcludedView> excluded) {

  static PreviewView of(Preview preview) {
    String arm = preview.ask().terms().arm();
    return new PreviewView(
        preview.choice().map(choice -> choice.offer().model().toString()).orElse(null),
        preview.decision(),
        preview.ask().terms().policy().word(),
        arm.isEmpty() ? null : arm,
        preview.ask().tier(),
        preview.ranking().candidates().stream().map(CandidateView::of).toList(),
        preview.ranking().excluded().stream().map(ExcludedView::of).toList());
  }

  /** A model that may be called. */
  @Schema(description = "A model that may be called, and why it stands where it stands.")
  record CandidateView(
      @Schema(example = "scripted/standard") String model,
      @Schema(example = "STANDARD") Tier tier,
      @Schema(description = "Of an accepted result, in US dollars.", example = "0.120042")
          String expectedCostUsd,
      @Schema(description = "Probability that its result is accepted.", example = "0.812")
          BigDecimal chance,
      @Schema(description = "Of a call; 0 if unknown.", example = "8.200")
          BigDecimal expectedSeconds,
      @Schema(description = "By which it is ranked; higher is better.", example = "-0.120042")
          BigDecimal score,
      @Schema(
              description = "What would be set aside: the most that the call can cost.",
              example = "0.240158")
          String holdUsd,
      @Schema(description = "Of the prompt, rather too many than too few.", example = "52")
          long promptTokens,
      @Schema(description = "Whether it answers offline, for play money.", example = "true")
          boolean simulated) {

    static CandidateView of(Candidate candidate) {
      return new CandidateView(
          candidate.offer().model().toString(),
          candidate.offer().tier(),
          candidate.score().expectedCost().toString(),
          BigDecimal.valueOf(candidate.score().quality()).setScale(3, RoundingMode.HALF_EVEN),
          BigDecimal.valueOf(candidate.score().expectedTime().toMillis(), 3),
          candidate.score().shownValue(),
          candidate.hold().toString(),
          candidate.promptTokens(),
          candidate.offer().origin() == Origin.SIMULATED);
    }
  }

  /** A model that may not be called. */
  @Schema(description = "What cannot be called, and why.")
  record ExcludedView(
      @Schema(description = "The model, or a provider that is not there.", example = "openai")
          String model,
      @Schema(example = "it is not configured") String reason) {

    static ExcludedView of(Obstacle obstacle) {
      return new ExcludedView(obstacle.model(), obstacle.reason());
    }
  }
}
