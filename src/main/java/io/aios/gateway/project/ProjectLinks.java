package io.aios.gateway.project;

import io.aios.gateway.ApiPaths;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/** Where everything about a project is. */
@Schema(description = "Where everything about the project is.")
record ProjectLinks(
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057") String self,
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057/tasks") String tasks,
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057/events") String events,
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057/artifacts")
        String artifacts,
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057/archive.zip")
        String archive,
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057/costs") String costs,
    @Schema(example = "/api/v1/projects/01890a5d-ac96-774b-bcce-b302099a8057/report")
        String report) {

  static ProjectLinks of(UUID id) {
    String self = ApiPaths.project(id);
    return new ProjectLinks(
        self,
        self + "/tasks",
        self + "/events",
        self + "/artifacts",
        self + "/archive.zip",
        self + "/costs",
        self + "/report");
  }
}
