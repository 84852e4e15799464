package io.aios.gateway.artifact;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.Artifacts;
import io.aios.artifacts.Artifacts.Entry;
import io.aios.gateway.Refusal;
import io.aios.project.Project;
import io.aios.project.Remains;
import io.aios.project.Remains.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of projects, as long as they have not expired; then a refusal that says when. */
final class Files {

  private final Artifacts artifacts;
  private final Remains remains;

  Files(Artifacts artifacts, Remains remains) {
    this.artifacts = artifacts;
    this.remains = remains;
  }

  List<Entry> tree(Project project) {
    return artifacts.tree(kept(project));
  }

  List<Artifact> all(Project project) {
    return artifacts.files(kept(project));
  }

  Optional<Artifact> find(Project project, ArtifactPath path) {
    return artifacts.find(kept(project), path);
  }

  private UUID kept(Project project) {
    remains
        .expired(project.id())
        .at(Kind.ARTIFACTS)
        .ifPresent(at -> {
          throw Refusal.expired("The files of this project", at, "aios.retention.artifacts");
        });
    return project.id().value();
  }
}
