package io.aios.artifacts;

import java.util.List;
import java.util.UUID;

class MemoryArtifactsTest extends ArtifactsContract {

  private final Artifacts artifacts = new MemoryArtifacts();

  @Override
  protected Artifacts artifacts() {
    return artifacts;
  }

  @Override
  protected int remove(int most, UUID... projects) {
    return artifacts.remove(List.of(projects), most);
  }
}
