package io.aios.gateway.router;

import io.aios.gateway.json.DecimalText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** An ask as a client imagines it; nothing in it has been checked. */
@Schema(description = "What would be asked, and under which conditions.")
record PreviewRequest(
    @Schema(
            description =
                "What kind of work it is: 1 to 30 lower-case letters, digits and hyphens.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            minLength = 1,
            maxLength = 30,
            example = "backend")
        @Nullable String taskType,
    @Schema(
            description = "How capable the model has to be at least; STANDARD if absent.",
            allowableValues = {"ECONOMY", "STANDARD", "PREMIUM"},
            example = "STANDARD")
        @Nullable String tier,
    @Schema(
            description = "What is wanted of the models that are able enough; cost if absent.",
            allowableValues = {"cost", "balanced", "quality", "speed", "local_first"},
            example = "cost")
        @Nullable String policy,
    @Schema(
            description = "The text that would be sent; either this or promptTokens.",
            minLength = 1,
            maxLength = PreviewReader.MOST_PROMPT_CHARACTERS,
            example = "Write the REST backend of a todo app, with tests.")
        @Nullable String prompt,
    @Schema(
            description =
                "About how many tokens the text would have; either this or prompt. How many a"
                    + " model counts depends on the model.",
            minimum = "1",
            maximum = "1000000")
        @Nullable Long promptTokens,
    @Schema(
            description = "The most that the reply may have; 16000 if absent.",
            minimum = "1",
            maximum = "1000000",
            example = "16000")
        @Nullable Long maxOutputTokens,
    @Schema(description = "Whether the model has to use tools; false if absent.", example = "false")
        @Nullable Boolean tools,
    @Schema(
            description = "Whether the reply has to fit a JSON schema; false if absent.",
            example = "false")
        @Nullable Boolean jsonSchema,
    @Schema(
            description =
                "Providers and models, by `provider` or `provider/model`, of which one may be"
                    + " asked; all if absent. At most 100.",
            example = "[\"scripted\"]")
        @Nullable List<@Nullable String> models,
    @Schema(
            description = "Whether only local models may be asked; false if absent.",
            example = "false")
        @Nullable Boolean localOnly,
    @Schema(
            description =
                "The most that may be spent, in US dollars with at most nine decimals; more than 0."
                    + " A string or a number, both are read exactly. Any amount if absent.",
            types = {"string", "number"},
            example = "5.00")
        @JsonDeserialize(using = DecimalText.class)
        @Nullable String budgetUsd) {}
