package io.aios.llm;

import java.time.Instant;
import java.util.List;

/**
 * How much a provider said that it lets us do before its limits of rate stop us.
 *
 * @param at when it said so
 * @param limits one for each kind of limit that it named, at most 8
 */
public record Allowance(Instant at, List<Limit> limits) {

  public Allowance {
    limits = List.copyOf(limits);
  }

  /**
   * One limit of rate.
   *
   * @param kind what is counted, in the provider's words: {@code requests}, {@code tokens}, {@code
   *     input-tokens}, {@code output-tokens}
   * @param most the limit
   * @param left what is left of it
   * @param resetAt when it is whole again
   */
  public record Limit(String kind, long most, long left, Instant resetAt) {}
}
