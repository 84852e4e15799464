package io.aios.gateway.project;

import io.aios.gateway.Refusal;
import java.util.regex.Pattern;

/**
 * The client's own name for a request, by which a repetition is recognised.
 *
 * @param value 1 to 255 printable ASCII characters; empty if the client gave none
 */
record IdempotencyKey(String value) {

  static final String HEADER = "Idempotency-Key";
  static final IdempotencyKey NONE = new IdempotencyKey("");

  private static final Pattern SHAPE = Pattern.compile("[ -~]{1,255}");

  /**
   * @throws Refusal if the header does not have the shape
   */
  static IdempotencyKey of(String header) {
    if (!SHAPE.matcher(header).matches()) {
      throw Refusal.invalid(HEADER, "must have 1 to 255 printable ASCII characters");
    }
    return new IdempotencyKey(header);
  }
}
