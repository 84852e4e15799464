package io.aios.gateway.artifact;

import io.aios.artifacts.Artifacts;
import io.swagger.v3.oas.annotations.media.Schema;

/** A file as clients see it. */
@Schema(description = "A file of the project.")
record ArtifactView(
    @Schema(example = "backend/app/main.py") String path,
    @Schema(example = "2114") long bytes,
    @Schema(
            description = "SHA-256 of the content, in hex; also its ETag.",
            example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,
    @Schema(description = "Key of the task whose work it is.", example = "backend") String task) {

  static ArtifactView of(Artifacts.Entry entry) {
    return new ArtifactView(
        entry.file().path().value(),
        entry.file().bytes(),
        entry.file().digest().sha256(),
        entry.task());
  }
}
