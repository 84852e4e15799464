package io.aios.llm.http;

import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Reads a number of tokens that a provider reports. */
public final class TokenCount {

  /** More than any model takes in; keeps sums and prices far from overflow. */
  private static final long MOST = 1_000_000_000_000L;

  private TokenCount() {}

  /** Whether the field has a count that can be believed. */
  public static boolean isIn(JsonNode report, String field) {
    JsonNode said = report.path(field);
    return said.isIntegralNumber()
        && said.canConvertToLong()
        && said.asLong() >= 0
        && said.asLong() <= MOST;
  }

  /**
   * The count in a field.
   *
   * @param unsaid what it is if the field is missing or null
   * @throws MalformedAnswerException if it is anything but a whole number from 0 to 10^12
   */
  public static long of(JsonNode report, String field, long unsaid) {
    return report.hasNonNull(field) ? of(report, field) : unsaid;
  }

  /**
   * The count in a field that must be there.
   *
   * @throws MalformedAnswerException if it is anything but a whole number from 0 to 10^12
   */
  public static long of(JsonNode report, String field) {
    if (!isIn(report, field)) {
      throw new MalformedAnswerException("its usage has no count in " + field);
    }
    return report.path(field).asLong();
  }

  /** What a provider counted when it was asked to; empty if nothing: no prompt has zero tokens. */
  public static OptionalLong in(JsonNode answer, String field) {
    long count = isIn(answer, field) ? of(answer, field) : 0;
    return count > 0 ? OptionalLong.of(count) : OptionalLong.empty();
  }
}
