package io.aios.agents;

import io.aios.artifacts.Artifact;
import io.aios.verification.Finding;
import java.util.List;

/** What a reply with file blocks turned out to contain. */
sealed interface Reading {

  /** What is wrong with the reply; empty if nothing. */
  List<Finding> findings();

  /**
   * Files that can be used.
   *
   * @param files in order of path, each path once; at least one
   * @param findings what had to be left out
   */
  record Files(List<Artifact> files, List<Finding> findings) implements Reading {

    public Files {
      files = List.copyOf(files);
      findings = List.copyOf(findings);
    }
  }

  /** Nothing of the reply can be used. */
  record Unreadable(List<Finding> findings) implements Reading {

    public Unreadable {
      findings = List.copyOf(findings);
    }
  }
}
