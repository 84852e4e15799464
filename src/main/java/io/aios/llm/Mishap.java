package io.aios.llm;

import java.time.Instant;

/**
 * A call without a reply, as it is told to people.
 *
 * @param kind which {@link ModelFailure} it was, e.g. {@code Overloaded}
 * @param detail one printable line without secrets, at most 500 characters
 */
public record Mishap(Instant at, String kind, String detail) {

  private static final int LONGEST = 500;

  public Mishap {
    detail = printable(detail);
  }

  public static Mishap of(ModelFailure failure, Instant at) {
    return new Mishap(at, failure.getClass().getSimpleName(), failure.detail());
  }

  /** Halves of characters and control characters are in what servers say, and in no good store. */
  private static String printable(String text) {
    return text.codePoints()
        .limit(LONGEST)
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .map(point -> Character.getType(point) == Character.SURROGATE ? '\uFFFD' : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
