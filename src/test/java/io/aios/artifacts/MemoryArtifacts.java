package io.aios.artifacts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Files in memory, for tests. */
public final class MemoryArtifacts implements Artifacts {

  private final Map<Digest, String> contents = new HashMap<>();
  private final Map<UUID, SortedMap<ArtifactPath, Entry>> trees = new HashMap<>();

  @Override
  public synchronized void keep(Collection<Artifact> files) {
    files.forEach(file -> contents.put(file.ref().digest(), file.content()));
  }

  @Override
  public synchronized void lay(UUID project, String task, Collection<ArtifactRef> files) {
    for (ArtifactRef file : files) {
      if (!contents.containsKey(file.digest())) {
        throw new IllegalArgumentException("No content was kept under " + file.digest().sha256());
      }
    }
    SortedMap<ArtifactPath, Entry> tree = trees.computeIfAbsent(project, id -> new TreeMap<>());
    files.forEach(file -> tree.put(file.path(), new Entry(file, task)));
  }

  @Override
  public synchronized List<Entry> tree(UUID project) {
    return List.copyOf(trees.getOrDefault(project, new TreeMap<>()).values());
  }

  @Override
  public synchronized Optional<Artifact> find(UUID project, ArtifactPath path) {
    return files(project).stream().filter(file -> file.path().equals(path)).findFirst();
  }

  @Override
  public synchronized List<Artifact> files(UUID project) {
    return tree(project).stream().map(Entry::file).map(this::file).toList();
  }

  private Artifact file(ArtifactRef file) {
    String content = contents.get(file.digest());
    if (content == null) {
      throw new IllegalStateException("A laid file has no content");
    }
    return new Artifact(file.path(), content);
  }
}
