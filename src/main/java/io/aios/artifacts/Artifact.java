package io.aios.artifacts;

import java.nio.charset.StandardCharsets;

/**
 * A text file that an agent made.
 *
 * @param path where it belongs in the project
 * @param content its whole text; stored as UTF-8
 */
public record Artifact(ArtifactPath path, String content) {

  public static Artifact of(String path, String content) {
    return new Artifact(new ArtifactPath(path), content);
  }

  /** Name and digest without the content: what reports and listings carry. */
  public ArtifactRef ref() {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return new ArtifactRef(path, Digest.of(bytes), bytes.length);
  }
}
