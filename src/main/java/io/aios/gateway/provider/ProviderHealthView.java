package io.aios.gateway.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.Moments;
import io.aios.llm.ProviderStatus.Checkup;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the last check of a provider said. */
@Schema(
    description =
        "What the last check said. It costs nothing, and is made while nobody calls the provider.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProviderHealthView(
    @Schema(
            description =
                "UNCHECKED while the provider is in use, has just been started, or is simulated.",
            example = "REACHABLE")
        State state,
    @Schema(description = "Absent if unchecked.", example = "2026-11-22T09:00:00Z")
        @Nullable Instant checkedAt,
    @Schema(description = "How many models it lists; absent unless reachable.", example = "12")
        @Nullable Integer models,
    @Schema(description = "How long the check took; absent unless reachable.", example = "0.184")
        @Nullable BigDecimal seconds,
    @Schema(description = "Absent unless unreachable.") @Nullable MishapView problem) {

  /** Whether it answered. */
  enum State {
    REACHABLE,
    UNREACHABLE,
    UNCHECKED
  }

  static ProviderHealthView of(Checkup checkup) {
    return switch (checkup) {
      case Checkup.Never() -> new ProviderHealthView(State.UNCHECKED, null, null, null, null);
      case Checkup.Passed(var at, int models, var took) ->
          new ProviderHealthView(State.REACHABLE, at, models, Moments.seconds(took), null);
      case Checkup.Failed(var mishap) ->
          new ProviderHealthView(State.UNREACHABLE, mishap.at(), null, null, MishapView.of(mishap));
    };
  }
}
