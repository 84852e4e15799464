package io.aios.artifacts;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The store of files. Contents are addressed by their digest and kept once; a project's tree says
 * which content lies under which path. Thread-safe; joins the caller's transaction.
 */
public interface Artifacts {

  /**
   * Stores the contents for a project, each once however often it is given; puts them into no tree
   * yet. They stay until the files of the project are removed. Calls at the same time with the same
   * contents do not block each other for good: one call stores in order of digest.
   */
  void keep(UUID project, Collection<Artifact> files);

  /**
   * Lays files into a project's tree as the work of one task; a path that is there already now
   * shows the new content. Of files that are given with the same path the last one counts.
   *
   * @throws IllegalArgumentException if a content was never kept, or no project uses it any more
   */
  void lay(UUID project, String task, Collection<ArtifactRef> files);

  /**
   * Removes files of these projects from their trees, and contents that were kept for them;
   * contents that another project uses stay. What somebody else is just keeping or removing is
   * passed over and never waited for.
   *
   * @param most how many contents at most, at least 1
   * @return of how many contents
   */
  int remove(Collection<UUID> projects, int most);

  /** Those of these projects for which contents are kept, in their trees or not. */
  Set<UUID> withFiles(Collection<UUID> projects);

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
