package io.aios.gateway.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for another deadline as it came in; nothing in it has been checked. */
@Schema(description = "When the project is to have ended.")
record NewDeadline(
    @Schema(
            description =
                "A time in the future with its offset from UTC, at most 90 days ahead; `null` takes"
                    + " the deadline away.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            types = {"string", "null"},
            format = "date-time",
            example = "2026-12-24T18:00:00Z")
        @JsonProperty(required = true)
        @Nullable String deadline) {}
