package io.aios.artifacts;

/**
 * A stored file without its content.
 *
 * @param path where it belongs in the project
 * @param digest address of the content
 * @param bytes length of the content in bytes
 */
public record ArtifactRef(ArtifactPath path, Digest digest, long bytes) {}
