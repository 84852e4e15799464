package io.aios.gateway.project;

import io.aios.gateway.json.DecimalText;
import io.aios.project.Brief;
import io.aios.project.Terms;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A request for a project as it came in; nothing in it has been checked. */
@Schema(
    description = "What is to be built.",
    example =
        """
        {"name": "Todo", "budgetUsd": "5.00", "priority": "normal",
         "brief": "A todo app: tasks have a title and a due date and can be ticked off."}
        """)
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
        @Nullable String budgetUsd,
    @Schema(
            description =
                "What is wanted of the models that are able enough: the least money for an accepted"
                    + " result (`cost`), a bit of everything (`balanced`), the best result"
                    + " (`quality`), the soonest (`speed`), or local models where they will do"
                    + " (`local_first`). A default if absent.",
            allowableValues = {"cost", "balanced", "quality", "speed", "local_first"},
            example = "cost")
        @Nullable String policy,
    @Schema(
            description =
                "Whether nothing of the project may leave the house: only local models are asked."
                    + " `false` if absent.",
            example = "false")
        @Nullable Boolean localOnly,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description =
                        "The only models that may be asked, see `GET /api/v1/models`: names of"
                            + " providers, or of models as `provider/model`. All if absent.",
                    example = "[\"scripted\"]"),
            minItems = 1,
            maxItems = Terms.MOST_MODELS,
            schema = @Schema(minLength = 1, maxLength = Terms.MOST_NAME_CHARACTERS))
        @Nullable List<@Nullable String> models,
    @Schema(
            description =
                "Whether a less capable model may be asked where the money left is too little for"
                    + " the right one. `false` if absent.",
            example = "false")
        @Nullable Boolean stepDown,
    @Schema(
            description =
                "Whether a reply that was paid for before, to exactly the same request of yours,"
                    + " may be used again. `false` if absent.",
            example = "false")
        @Nullable Boolean reuseReplies,
    @Schema(
            description =
                "Which of your projects go first when workers are short. `normal` if absent.",
            allowableValues = {"low", "normal", "high"},
            example = "normal")
        @Nullable String priority,
    @Schema(
            description =
                "When the project ends as FAILED if it has not ended before: a time in the future"
                    + " with its offset from UTC, at most 90 days ahead. None if absent.",
            types = {"string", "null"},
            format = "date-time")
        @Nullable String deadline) {

  NewProject {
    models = models == null ? null : Collections.unmodifiableList(new ArrayList<>(models));
  }
}
