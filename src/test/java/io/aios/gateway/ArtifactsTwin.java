package io.aios.gateway;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.artifacts.ArtifactRef;
import io.aios.artifacts.Artifacts;
import io.aios.artifacts.Digest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files in memory. */
public final class ArtifactsTwin implements Artifacts {

  private final Map<Digest, String> contents = new ConcurrentHashMap<>();
  private final Map<UUID, SortedMap<ArtifactPath, Entry>> trees = new ConcurrentHashMap<>();

  @Override
  public void keep(UUID project, Collection<Artifact> files) {
    files.forEach(file -> contents.put(file.ref().digest(), file.content()));
  }

  @Override
  public void lay(UUID project, String task, Collection<ArtifactRef> files) {
    SortedMap<ArtifactPath, Entry> tree =
        trees.computeIfAbsent(project, none -> new ConcurrentSkipListMap<>());
    files.forEach(file -> tree.put(file.path(), new Entry(file, task)));
  }

  @Override
  public int remove(Collection<UUID> projects, int most) {
    throw new UnsupportedOperationException("A gateway removes nothing");
  }

  @Override
  public Set<UUID> withFiles(Collection<UUID> projects) {
    throw new UnsupportedOperationException("A gateway removes nothing");
  }

  /** Keeps and lays files. */
  public void put(UUID project, String task, Artifact... files) {
    keep(project, List.of(files));
    lay(project, task, Arrays.stream(files).map(Artifact::ref).toList());
  }

  @Override
  public List<Entry> tree(UUID project) {
    return List.copyOf(trees.getOrDefault(project, new TreeMap<>()).values());
  }

  @Override
  public Optional<Artifact> find(UUID project, ArtifactPath path) {
    return files(project).stream().filter(file -> file.path().equals(path)).findFirst();
  }

  @Override
  public List<Artifact> files(UUID project) {
    return tree(project).stream()
        .map(entry -> new Artifact(entry.file().path(), content(entry.file().digest())))
        .toList();
  }

  private String content(Digest digest) {
    return Objects.requireNonNull(contents.get(digest), "never kept");
  }
}
