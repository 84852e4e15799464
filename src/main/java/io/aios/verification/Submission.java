package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Work that is put forward for verification.
 *
 * @param files what the agent made
 * @param surroundings files of other steps that it was built against, e.g. the contract
 * @param planned files that the plan promises from this step
 * @param owned files and folders that this step may write; nothing else
 * @param duties what the work claims to be, which decides the checks that apply
 */
public record Submission(
    List<Artifact> files,
    List<Artifact> surroundings,
    Set<ArtifactPath> planned,
    Set<ArtifactPath> owned,
    Set<Duty> duties) {

  public Submission {
    files = List.copyOf(files);
    surroundings = List.copyOf(surroundings);
    planned = Set.copyOf(planned);
    owned = Set.copyOf(owned);
    duties = Set.copyOf(duties);
  }

  /** The contract that this work states or was built against. */
  public Optional<Artifact> contract() {
    return Stream.concat(files.stream(), surroundings.stream())
        .filter(file -> file.path().equals(Contract.PATH))
        .findFirst();
  }

  /** What a piece of work answers for beyond being well-formed. */
  public enum Duty {
    /** It must contain a valid OpenAPI contract at {@link Contract#PATH}. */
    STATES_CONTRACT,
    /** It must serve every route of the contract. */
    SERVES_CONTRACT,
    /** It may call only routes of the contract. */
    CALLS_CONTRACT
  }
}
