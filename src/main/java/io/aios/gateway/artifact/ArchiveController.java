package io.aios.gateway.artifact;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.Snapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@GatewayController
@Tag(name = "Artifacts")
final class ArchiveController {

  private static final Logger log = LoggerFactory.getLogger(ArchiveController.class);
  private static final String ZIP = "application/zip";

  private final Snapshot snapshot;
  private final Files files;

  ArchiveController(Snapshot snapshot, Files files) {
    this.snapshot = snapshot;
    this.files = files;
  }

  @GetMapping(path = ApiPaths.PROJECTS + "/{id}/archive.zip", produces = ZIP)
  @Operation(
      summary = "Download all files of a project",
      description =
          "As a zip with one folder, named after the project. The same files always give the same"
              + " bytes. A project that has not ended gives what is there so far.")
  @ApiResponse(
      responseCode = "200",
      description = "The archive",
      content = @Content(mediaType = ZIP, schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "410", description = "The files have expired")
  void downloadArchive(
      @PathVariable UUID id, @Parameter(hidden = true) HttpServletResponse response) {
    // All is read before the first byte is sent: a slow client holds no database connection.
    ProjectArchive archive =
        snapshot.read(id, project -> ProjectArchive.of(project.brief().name(), files.all(project)));
    response.setContentType(ZIP);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(archive.fileName()).build().toString());
    try {
      archive.writeTo(response.getOutputStream());
    } catch (IOException gone) {
      log.debug("The client that fetched the archive of {} has gone", id, gone);
    }
  }
}
