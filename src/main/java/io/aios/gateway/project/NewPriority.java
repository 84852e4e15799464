package io.aios.gateway.project;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for another priority as it came in; nothing in it has been checked. */
@Schema(description = "Which of your projects go first.")
record NewPriority(
    @Schema(
            description = "What waits of a project of a higher priority is performed first.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = {"low", "normal", "high"},
            example = "high")
        @Nullable String priority) {}
