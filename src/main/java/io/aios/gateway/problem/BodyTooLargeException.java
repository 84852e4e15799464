package io.aios.gateway.problem;

import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import java.io.IOException;

/** A body turned out to be longer than allowed while it was read. */
final class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long maxBytes;

  BodyTooLargeException(long maxBytes) {
    super("The body is longer than " + maxBytes + " bytes");
    this.maxBytes = maxBytes;
  }

  Refusal refusal() {
    return Refusal.of(
        ProblemKind.TOO_LARGE,
        new InvalidField("body", "must have at most " + maxBytes + " bytes"));
  }
}
