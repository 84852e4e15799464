package io.aios.gateway.artifact;

import io.aios.artifacts.Artifacts;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All files of a project. */
@Schema(description = "All files of a project, in order of path.")
record ArtifactsView(
    List<ArtifactView> files,
    @Schema(description = "How many.", example = "34") int count,
    @Schema(description = "All together.", example = "61440") long bytes) {

  static ArtifactsView of(List<Artifacts.Entry> tree) {
    return new ArtifactsView(
        tree.stream().map(ArtifactView::of).toList(),
        tree.size(),
        tree.stream().mapToLong(entry -> entry.file().bytes()).sum());
  }
}
