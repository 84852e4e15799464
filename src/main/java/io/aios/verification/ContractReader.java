package io.aios.verification;

import io.aios.artifacts.Artifact;
import java.util.Optional;

/** Reads the routes of a contract. Thread-safe. */
public interface ContractReader {

  /** The routes of the contract; empty if the text is not a readable contract. */
  Optional<ContractRoutes> read(Artifact contract);
}
