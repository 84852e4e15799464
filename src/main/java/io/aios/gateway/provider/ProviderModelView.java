package io.aios.gateway.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.Moments;
import io.aios.llm.BreakerState;
import io.aios.llm.ModelStatus;
import io.aios.llm.ModelStatus.Spread;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the calls to a model went. */
@Schema(description = "How the last calls to a model went, at most 200 of one worker.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProviderModelView(
    @Schema(example = "anthropic/claude-sonnet-5-5") String id,
    @Schema(description = "As for the provider, for this model alone.", example = "CLOSED")
        BreakerState breaker,
    @Schema(description = "How many calls this is about.", example = "200") int calls,
    @Schema(description = "How many of them gave no reply.", example = "2") int failures,
    @Schema(description = "To the end of the reply; absent before the first reply.")
        @Nullable SpreadView latency,
    @Schema(description = "To the first piece of the reply; absent before the first one.")
        @Nullable SpreadView firstToken,
    @Schema(description = "Absent if no call has failed since the worker started.")
        @Nullable MishapView lastError) {

  static ProviderModelView of(String provider, ModelStatus model) {
    List<MishapView> errors = model.mishaps().stream().map(MishapView::of).toList();
    return new ProviderModelView(
        provider + "/" + model.name(),
        model.breaker(),
        model.calls(),
        model.failures(),
        SpreadView.of(model.latency()),
        SpreadView.of(model.firstToken()),
        errors.isEmpty() ? null : errors.getFirst());
  }

  /** Durations. */
  @Schema(description = "How long half of the calls took at most, and 95 of 100.")
  record SpreadView(
      @Schema(example = "8.25") BigDecimal p50Seconds,
      @Schema(example = "31.004") BigDecimal p95Seconds) {

    static @Nullable SpreadView of(Spread spread) {
      return spread.samples() == 0
          ? null
          : new SpreadView(Moments.seconds(spread.p50()), Moments.seconds(spread.p95()));
    }
  }
}
