package io.aios.gateway.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.llm.Allowance;
import io.aios.llm.BreakerState;
import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderStatus.Permits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider as one worker sees it. */
@Schema(description = "How a provider fares, as one worker sees it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProviderNodeView(
    @Schema(description = "Name of the process.", example = "worker-7f9c-1b2c3d4e") String node,
    @Schema(description = "When it said so.", example = "2026-11-22T09:00:04Z") Instant seenAt,
    @Schema(
            description =
                "CLOSED lets calls through, OPEN none for a while, HALF_OPEN one at a time to find"
                    + " out; NONE if nobody guards it, as with a simulated provider.",
            example = "CLOSED")
        BreakerState breaker,
    @Schema(
            description =
                "Most calls at once at the moment: few at first, more with each reply that begins,"
                    + " fewer when the provider has too much to do. Absent if there is no limit.",
            example = "16")
        @Nullable Integer permits,
    @Schema(description = "Calls that run now.", example = "3") int running,
    @Schema(description = "Calls that wait for a permit.", example = "0") int waiting,
    ProviderHealthView health,
    @Schema(description = "What is left of its limits of rate; empty if it says nothing.")
        List<HeadroomView> headroom,
    @Schema(description = "Its models that this worker has called; empty before the first call.")
        List<ProviderModelView> models) {

  static ProviderNodeView of(ProviderReport report) {
    ProviderStatus status = report.status();
    return new ProviderNodeView(
        report.node(),
        report.at(),
        status.breaker(),
        limit(status.permits()),
        status.permits().running(),
        status.permits().waiting(),
        ProviderHealthView.of(status.checkup()),
        status.headroom().stream().map(HeadroomView::of).toList(),
        status.models().stream()
            .map(model -> ProviderModelView.of(status.provider(), model))
            .toList());
  }

  private static @Nullable Integer limit(Permits permits) {
    return permits.limit() == 0 ? null : permits.limit();
  }

  /** A limit of rate. */
  @Schema(description = "What the provider said last about one of its limits of rate.")
  record HeadroomView(
      @Schema(description = "What it counts, in its own words.", example = "input-tokens")
          String kind,
      @Schema(example = "2000000") long limit,
      @Schema(example = "1994000") long left,
      @Schema(description = "When it is whole again.", example = "2026-11-22T09:00:05Z")
          Instant resetAt) {

    static HeadroomView of(Allowance.Limit limit) {
      return new HeadroomView(limit.kind(), limit.most(), limit.left(), limit.resetAt());
    }
  }
}
