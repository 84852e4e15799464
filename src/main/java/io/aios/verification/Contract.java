package io.aios.verification;

import io.aios.artifacts.ArtifactPath;

/** Where the machine-checked contract between backend and frontend lies in every project. */
public final class Contract {

  public static final ArtifactPath PATH = new ArtifactPath("contract/openapi.yaml");

  private Contract() {}
}
