package io.aios.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.gateway.InvalidField;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an error looks like on the wire (RFC 9457).
 *
 * @param errors the parts of the request that are wrong; absent if it is none in particular
 * @param id names an error on our side, to find it in the log; absent otherwise
 */
@Schema(description = "What is wrong, in the form of RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(
            description = "Names the kind of problem; stable.",
            example = "urn:aios:problem:validation")
        String type,
    @Schema(description = "The kind in words.", example = "The request is not valid") String title,
    @Schema(description = "The HTTP status.", example = "400") int status,
    @Schema(
            description = "What is wrong with this request.",
            example = "budgetUsd must be more than 0")
        String detail,
    @Schema(description = "The path that was asked for.", example = "/api/v1/projects")
        String instance,
    @Schema(description = "The parts of the request that are wrong; absent if none.")
        List<InvalidField> errors,
    @Schema(
            description = "Names an error on our side in the log; absent otherwise.",
            types = {"string"},
            format = "uuid",
            example = "01890a5d-ac96-774b-bcce-b302099a8057")
        @Nullable UUID id) {

  public Problem {
    errors = List.copyOf(errors);
  }
}
