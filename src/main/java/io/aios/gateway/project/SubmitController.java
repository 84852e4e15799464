package io.aios.gateway.project;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.project.Brief;
import io.aios.project.Project;
import io.aios.project.Projects.Submitted;
import io.aios.project.Templates;
import io.aios.routing.Catalog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;

@GatewayController
@Tag(name = "Projects")
final class SubmitController {

  private static final String REPLAYED = "Idempotency-Replayed";

  private final Submissions submissions;
  private final Templates templates;
  private final Catalog catalog;
  private final ProjectsProperties limits;

  SubmitController(
      Submissions submissions, Templates templates, Catalog catalog, ProjectsProperties limits) {
    this.submissions = submissions;
    this.templates = templates;
    this.catalog = catalog;
    this.limits = limits;
  }

  @PostMapping(
      path = ApiPaths.PROJECTS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Submit a project",
      description =
          "Takes the request in and answers at once; a team of agents plans and builds it. With an"
              + " `Idempotency-Key`, a repetition of the same request gives the project that the"
              + " first one made, however often and however parallel it comes.")
  @ApiResponse(
      responseCode = "202",
      description = "Accepted, now or by an earlier request with the same key",
      useReturnTypeSchema = true,
      headers = {
        @Header(
            name = HttpHeaders.LOCATION,
            description = "Where the project is.",
            schema = @Schema(type = "string", format = "uri-reference")),
        @Header(
            name = REPLAYED,
            description = "`true` if an earlier request with the same key made the project.",
            schema = @Schema(type = "string", allowableValues = "true"))
      })
  ResponseEntity<ProjectView> submitProject(
      @RequestBody NewProject request,
      @Parameter(
              description = "Your own name for this request: 1 to 255 printable ASCII characters.",
              schema = @Schema(type = "string", minLength = 1, maxLength = 255))
          @RequestHeader(name = IdempotencyKey.HEADER, required = false)
          @Nullable String idempotencyKey) {
    IdempotencyKey key =
        idempotencyKey == null ? IdempotencyKey.NONE : IdempotencyKey.of(idempotencyKey);
    Brief brief = RequestReader.read(request, templates, catalog, limits);
    return switch (submissions.submit(brief, key, RequestHash.of(request, brief))) {
      case Submitted.Accepted(Project project) -> accepted(project).body(ProjectView.of(project));
      case Submitted.Repeated(Project project) ->
          accepted(project).header(REPLAYED, "true").body(ProjectView.of(project));
      case Submitted.Conflicting conflicting ->
          throw Refusal.of(
              ProblemKind.IDEMPOTENCY_CONFLICT,
              new InvalidField(IdempotencyKey.HEADER, "came before with another request"));
    };
  }

  private static ResponseEntity.BodyBuilder accepted(Project project) {
    return ResponseEntity.accepted().location(URI.create(ApiPaths.project(project.id().value())));
  }
}
