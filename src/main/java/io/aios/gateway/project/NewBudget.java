package io.aios.gateway.project;

import io.aios.gateway.json.DecimalText;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A request for another budget as it came in; nothing in it has been checked. */
@Schema(description = "What may be spent on the project.")
record NewBudget(
    @Schema(
            description =
                "The most that may be spent in all, what is spent already included, in US dollars"
                    + " with at most nine decimals; more than 0. A string or a number, both are"
                    + " read exactly.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            types = {"string", "number"},
            example = "7.50")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable String budgetUsd) {}
