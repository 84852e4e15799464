package io.aios.gateway.cost;

import io.aios.gateway.json.DecimalText;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A bill as it came in; nothing in it has been checked. */
@Schema(description = "What a provider bills for the calls of some time.")
record NewBill(
    @Schema(
            description = "The provider, as in `GET /providers`.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = 100,
            example = "anthropic")
        @Nullable String provider,
    @Schema(
            description = "Name of one model at the provider; all of its models if absent.",
            minLength = 1,
            maxLength = 200,
            example = "claude-sonnet-5-5")
        @Nullable String model,
    @Schema(
            description = "The first moment, by when calls were made.",
            format = "date-time",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "2026-11-01T00:00:00Z")
        @Nullable String from,
    @Schema(
            description = "The first moment that is not meant any more; not in the future.",
            format = "date-time",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "2026-11-02T00:00:00Z")
        @Nullable String to,
    @Schema(
            description =
                "What is billed in all, in US dollars with at most nine decimals. A string or a"
                    + " number, both are read exactly.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            types = {"string", "number"},
            example = "12.345678901")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable String billedUsd) {}
