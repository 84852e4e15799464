package io.aios.ledger;

import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.LocalDate;
import java.util.Map;

/**
 * Charges that are alike in all that was told apart.
 *
 * @param group the facets that were asked for, each with its value
 * @param pricedFrom first day of the span of one price that they lie in
 * @param longerThan tokens that each of their prompts is longer than; -1 if no threshold was passed
 * @param fit whether their costs are the prices of their tokens; false where a charge covers tokens
 *     that nobody knows
 * @param calls how many there are
 * @param kept how many of these gave no reply to keep
 * @param usage tokens of all of them, at the tier that they have in common
 * @param cost of all of them
 * @param estimated the part of the cost that is an estimate
 * @param saved what replies had cost that were used again in some of these calls
 */
public record SpendingLine(
    Map<Facet, String> group,
    LocalDate pricedFrom,
    long longerThan,
    Origin origin,
    Fit fit,
    long calls,
    long kept,
    TokenUsage usage,
    Usd cost,
    Usd estimated,
    Usd saved) {

  public SpendingLine {
    group = Map.copyOf(group);
  }

  /** How a cost relates to the tokens that are known of it. */
  public enum Fit {
    /** The cost is the price of the tokens. */
    PRICED,
    /** The cost covers tokens that nobody reported. */
    BEYOND_TOKENS
  }
}
