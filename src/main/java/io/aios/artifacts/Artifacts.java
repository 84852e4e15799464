package io.aios.artifacts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The store of files. Contents are addressed by their digest and kept once; a project's tree says
 * which content lies under which path. Thread-safe; joins the caller's transaction.
 */
public interface Artifacts {

  /**
   * Stores the contents, each once however often it is given; puts them into no tree yet. Calls at
   * the same time with the same contents do not block each other for good: one call stores in order
   * of digest.
   */
  void keep(Collection<Artifact> files);

  /**
   * Lays files into a project's tree as the work of one task; a path that is there already now
   * shows the new content. Of files that are given with the same path the last one counts.
   *
   * @throws IllegalArgumentException if a content was never kept
   */
  void lay(UUID project, String task, Collection<ArtifactRef> files);

  /** The project's tree in order of path. */
  List<Entry> tree(UUID project);

  /** The file under this path of the project's tree. */
  Optional<Artifact> find(UUID project, ArtifactPath path);

  /** All files of the project's tree, in order of path. */
  List<Artifact> files(UUID project);

  /**
   * A file in a project's tree.
   *
   * @param task key of the task whose work it is
   */
  record Entry(ArtifactRef file, String task) {}
}
