package io.aios.ledger;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Identifies one step of paid work, so that a retaken task finds the answers it already paid for.
 *
 * @param subject whose work it is; the id of the task
 * @param step what the call is for within the work, e.g. {@code files-0}; at most 60 printable
 *     characters
 * @param requestHash digest of the whole request in hexadecimal, at most 64 digits; another request
 *     is another call
 */
public record CallKey(UUID subject, String step, String requestHash) {

  private static final Pattern STEP = Pattern.compile("[!-~]{1,60}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{1,64}");

  public CallKey {
    if (!STEP.matcher(step).matches() || !HASH.matcher(requestHash).matches()) {
      throw new IllegalArgumentException("A call names its step and the digest of its request");
    }
  }
}
