package io.aios.gateway.budget;

import io.aios.gateway.json.DecimalText;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A new limit as it came in; nothing in it has been checked. */
@Schema(description = "What an account may spend from now on.")
record NewLimit(
    @Schema(
            description =
                "The most that may be spent in each calendar month, in US dollars with at most nine"
                    + " decimals; 0 stops all spending. A string or a number, both are read exactly.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            types = {"string", "number"},
            example = "250.00")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable String limitUsd) {}
