package io.aios.gateway.provider;

import io.aios.llm.Mishap;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A call without a reply, as clients see it. */
@Schema(description = "A call that gave no reply, and why.")
record MishapView(
    @Schema(example = "2026-11-22T08:59:12Z") Instant at,
    @Schema(description = "What kind of failure it was.", example = "Overloaded") String kind,
    @Schema(
            description = "In one sentence, with what the provider said.",
            example = "anthropic answered 529 overloaded_error")
        String detail) {

  static MishapView of(Mishap mishap) {
    return new MishapView(mishap.at(), mishap.kind(), mishap.detail());
  }
}
