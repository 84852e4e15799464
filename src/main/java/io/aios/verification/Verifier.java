package io.aios.verification;

import java.util.ArrayList;
import java.util.List;

/** Says whether work holds. Thread-safe. */
public interface Verifier {

  /** Runs every check over the work of the given round (0 is the first attempt). */
  Verdict verify(Submission submission, int round);

  /**
   * The verifier of every project: {@code limits}, and within them {@code ownership}, {@code
   * planned-files}, {@code substance}, then the given checks that parse, then {@code routes-served}
   * and {@code routes-called}.
   *
   * @param contracts reads the routes of a contract
   * @param parsing checks that need a parser and therefore live in a leaf
   */
  static Verifier standard(Limits limits, ContractReader contracts, List<Check> parsing) {
    List<Check> checks = new ArrayList<>();
    checks.add(new OwnershipCheck());
    checks.add(new PlannedFilesCheck());
    checks.add(new SubstanceCheck());
    checks.addAll(parsing);
    checks.add(new RoutesServedCheck(contracts));
    checks.add(new RoutesCalledCheck(contracts));
    return new Checks(new LimitsCheck(limits), checks);
  }
}
