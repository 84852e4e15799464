package io.aios.gateway.project;

import io.aios.gateway.json.DecimalText;
import io.aios.project.Brief;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A request for a project as it came in; nothing in it has been checked. */
@Schema(description = "What is to be built.")
record NewProject(
    @Schema(
            description = "Short name of the project.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = Brief.MOST_NAME_CHARACTERS,
            example = "Todo")
        @Nullable String name,
    @Schema(
            description = "The request in plain words.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = Brief.MOST_TEXT_CHARACTERS,
            example = "A todo app: tasks have a title and a due date and can be ticked off.")
        @Nullable String brief,
    @Schema(
            description =
                "Name of a template, see `GET /api/v1/templates`; the first one if absent.",
            maxLength = Brief.MOST_NAME_CHARACTERS,
            example = "web-app")
        @Nullable String template,
    @Schema(
            description =
                "The most that may be spent, in US dollars with at most nine decimals; more than"
                    + " 0. A string or a number, both are read exactly. A default if absent.",
            types = {"string", "number"},
            example = "5.00")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable String budgetUsd) {}
