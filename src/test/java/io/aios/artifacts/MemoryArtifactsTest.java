package io.aios.artifacts;

class MemoryArtifactsTest extends ArtifactsContract {

  private final Artifacts artifacts = new MemoryArtifacts();

  @Override
  protected Artifacts artifacts() {
    return artifacts;
  }
}
