package io.aios.gateway;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A part of a request that is not as it should be.
 *
 * @param field its name: a JSON field, a query parameter, a part of the path or a header
 * @param reason what is expected, to be read after the name
 */
@Schema(description = "A part of the request that is not as it should be.")
public record InvalidField(
    @Schema(description = "JSON field, parameter or header.", example = "budgetUsd") String field,
    @Schema(description = "What is expected.", example = "must be more than 0") String reason) {

  @Override
  public String toString() {
    return field + " " + reason;
  }
}
