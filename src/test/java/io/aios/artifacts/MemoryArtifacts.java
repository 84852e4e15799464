package io.aios.artifacts;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Files in memory, for tests. */
public final class MemoryArtifacts implements Artifacts {

  private final Map<Digest, String> contents = new HashMap<>();
  private final Set<Use> uses = new LinkedHashSet<>();
  private final Map<UUID, SortedMap<ArtifactPath, Entry>> trees = new HashMap<>();

  @Override
  public synchronized void keep(UUID project, Collection<Artifact> files) {
    for (Artifact file : files) {
      contents.put(file.ref().digest(), file.content());
      uses.add(new Use(project, file.ref().digest()));
    }
  }

  @Override
  public synchronized void lay(UUID project, String task, Collection<ArtifactRef> files) {
    for (ArtifactRef file : files) {
      if (!contents.containsKey(file.digest())) {
        throw new IllegalArgumentException("No content was kept under " + file.digest().sha256());
      }
    }
    SortedMap<ArtifactPath, Entry> tree = trees.computeIfAbsent(project, id -> new TreeMap<>());
    for (ArtifactRef file : files) {
      tree.put(file.path(), new Entry(file, task));
      uses.add(new Use(project, file.digest()));
    }
  }

  @Override
  public synchronized int remove(Collection<UUID> projects, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one at a time, not " + most);
    }
    List<Use> batch =
        uses.stream().filter(use -> projects.contains(use.project())).limit(most).toList();
    for (Use use : batch) {
      uses.remove(use);
      trees
          .getOrDefault(use.project(), new TreeMap<>())
          .values()
          .removeIf(entry -> entry.file().digest().equals(use.content()));
    }
    contents.keySet().removeIf(content -> uses.stream().noneMatch(use -> use.keeps(content)));
    return batch.size();
  }

  @Override
  public synchronized Set<UUID> withFiles(Collection<UUID> projects) {
    return uses.stream()
        .map(Use::project)
        .filter(projects::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A project that needs a content. */
  private record Use(UUID project, Digest content) {

    boolean keeps(Digest other) {
      return content.equals(other);
    }
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
