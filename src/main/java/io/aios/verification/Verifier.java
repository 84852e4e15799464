package io.aios.verification;

/** Says whether work holds. Thread-safe. */
public interface Verifier {

  /** Runs every check over the work of the given round (0 is the first attempt). */
  Verdict verify(Submission submission, int round);
}
