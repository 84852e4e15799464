package io.aios.project;

import io.aios.artifacts.ArtifactRef;
import io.aios.money.Usd;
import io.aios.verification.Finding;
import java.time.Instant;
import java.util.List;

/** What became of a task that a worker performed. */
public sealed interface Outcome {

  /** The plan of the project, with the files that belong to it. */
  record Planned(Plan plan, List<ArtifactRef> files) implements Outcome {
    public Planned {
      files = List.copyOf(files);
    }
  }

  /** Verified files. */
  record Produced(List<ArtifactRef> files) implements Outcome {
    public Produced {
      files = List.copyOf(files);
    }
  }

  /** The work of an earlier task does not hold; this task can go on once it was mended. */
  record Rework(TaskKey target, List<Finding> findings) implements Outcome {
    public Rework {
      findings = List.copyOf(findings);
    }
  }

  /** Not now; nothing is lost by trying again. */
  record Deferred(Instant until, String reason) implements Outcome {}

  /**
   * The worker stops, and hands the task to whoever takes it next. It costs the task none of our
   * patience, however often it happens.
   */
  record HandedBack() implements Outcome {}

  /**
   * The money is used up; nothing is lost by going on once there is more.
   *
   * @param payer name of the account that has too little, e.g. {@code project:0193…}
   * @param missing the least by which its limit has to be raised; more than zero
   * @param reason what the money was for
   */
  record Unfunded(String payer, Usd missing, String reason) implements Outcome {
    public Unfunded {
      if (!missing.isMoreThan(Usd.ZERO)) {
        throw new IllegalArgumentException("What is missing is more than zero");
      }
    }
  }

  /**
   * It cannot be done.
   *
   * @param reason never blank
   */
  record Failed(String reason, List<Finding> findings) implements Outcome {
    public Failed {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("A failure has a reason");
      }
      findings = List.copyOf(findings);
    }
  }

  /** Every worker that took it died. */
  record Lost() implements Outcome {}
}
