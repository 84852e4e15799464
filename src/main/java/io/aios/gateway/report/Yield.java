package io.aios.gateway.report;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.Artifacts;
import io.aios.project.Task;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much tasks produced.
 *
 * @param characters Unicode characters (code points), which is what people count
 */
record Yield(int files, long bytes, long characters) {

  /** What of a project's tree is the work of these tasks. */
  static Yield of(Collection<Task> tasks, List<Artifacts.Entry> tree, List<Artifact> files) {
    Set<String> keys = tasks.stream().map(task -> task.key().value()).collect(Collectors.toSet());
    Set<ArtifactPath> paths =
        tree.stream()
            .filter(entry -> keys.contains(entry.task()))
            .map(entry -> entry.file().path())
            .collect(Collectors.toSet());
    return of(files.stream().filter(file -> paths.contains(file.path())).toList());
  }

  private static Yield of(List<Artifact> files) {
    return new Yield(
        files.size(),
        files.stream()
            .mapToLong(file -> file.content().getBytes(StandardCharsets.UTF_8).length)
            .sum(),
        files.stream()
            .mapToLong(file -> file.content().codePointCount(0, file.content().length()))
            .sum());
  }
}
