package io.aios.ledger;

import java.util.UUID;

/**
 * Identifies one step of paid work, so that a retaken task finds the answers it already paid for.
 *
 * @param subject whose work it is; the id of the task
 * @param step what the call is for within the work, e.g. {@code files-0}; at most 60 characters
 * @param requestHash digest of the whole request; another request is another call
 */
public record CallKey(UUID subject, String step, String requestHash) {

  public CallKey {
    if (step.isBlank()
        || step.length() > 60
        || requestHash.isBlank()
        || requestHash.length() > 64) {
      throw new IllegalArgumentException("A call names its step and the digest of its request");
    }
  }
}
