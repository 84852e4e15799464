package io.aios.gateway.artifact;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.gateway.Snapshot;
import io.aios.project.Project;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

@GatewayController
@RequestMapping(ApiPaths.PROJECTS + "/{id}/artifacts")
@Tag(name = "Artifacts")
final class ArtifactController {

  private static final String PLAIN_TEXT = "text/plain;charset=UTF-8";

  private final Snapshot snapshot;
  private final Files files;

  ArtifactController(Snapshot snapshot, Files files) {
    this.snapshot = snapshot;
    this.files = files;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List the files of a project",
      description = "Those of the tasks that have succeeded so far, in order of path.")
  @ApiResponse(responseCode = "200", description = "The files", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "410", description = "The files have expired")
  ArtifactsView listArtifacts(@PathVariable UUID id) {
    return snapshot.read(id, project -> ArtifactsView.of(files.tree(project)));
  }

  @GetMapping(path = "/{*path}", produces = PLAIN_TEXT)
  @Operation(
      summary = "Read a file",
      description =
          "As plain text to be saved, whatever it is. The ETag is the SHA-256 of its content, so"
              + " `If-None-Match` saves fetching it twice.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      headers =
          @Header(
              name = HttpHeaders.ETAG,
              description = "SHA-256 of the content.",
              schema = @Schema(type = "string")),
      content =
          @Content(
              mediaType = PLAIN_TEXT,
              schema = @Schema(type = "string", example = "from fastapi import FastAPI")))
  @ApiResponse(responseCode = "304", description = "The client has it already")
  @ApiResponse(responseCode = "410", description = "The files have expired")
  ResponseEntity<byte[]> readArtifact(
      @PathVariable UUID id,
      @Parameter(description = "Path within the project.", example = "backend/app/main.py")
          @PathVariable
          String path) {
    Artifact file = snapshot.read(id, project -> find(project, path.substring(1)));
    return ResponseEntity.ok()
        .eTag(file.ref().digest().sha256())
        .header("X-Content-Type-Options", "nosniff")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.path().fileName()).build().toString())
        .body(file.content().getBytes(StandardCharsets.UTF_8));
  }

  private Artifact find(Project project, String path) {
    return files
        .find(project, new ArtifactPath(path))
        .orElseThrow(() ->
            Refusal.of(
                ProblemKind.NOT_FOUND,
                new InvalidField("path", "names no file of this project: " + path)));
  }
}
