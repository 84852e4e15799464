package io.aios.ledger;

import io.aios.llm.ModelId;
import io.aios.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * Why a model was chosen, as it is stored with its call.
 *
 * @param summary in words for a person, at most {@value #MOST_SUMMARY} characters
 * @param policy name of the policy that ranked, e.g. {@code cost}
 * @param arm {@code experiment/arm} if the call was part of an experiment, else empty; at most 100
 *     characters
 * @param options what was ranked, best first; at most {@value #MOST_OPTIONS}
 */
public record Decision(String summary, String policy, String arm, List<Option> options) {

  public static final int MOST_SUMMARY = 2_000;
  public static final int MOST_OPTIONS = 20;

  public Decision {
    options = List.copyOf(options);
    if (summary.length() > MOST_SUMMARY || arm.length() > 100 || options.size() > MOST_OPTIONS) {
      throw new IllegalArgumentException(
          "A decision has at most %d characters and %d options"
              .formatted(MOST_SUMMARY, MOST_OPTIONS));
    }
  }

  /** A decision that needs no options to be understood. */
  public static Decision of(String summary) {
    return new Decision(summary, "", "", List.of());
  }

  /** The same decision with a remark behind its summary; cut where it gets too long. */
  public Decision plus(String remark) {
    String longer = summary + remark;
    return new Decision(
        longer.length() <= MOST_SUMMARY ? longer : longer.substring(0, MOST_SUMMARY),
        policy,
        arm,
        options);
  }

  /**
   * A model that was ranked.
   *
   * @param expectedCost of an accepted result
   * @param permille probability that its result is accepted, of 1,000
   * @param expectedTime of a call
   * @param score by which it was ranked, higher is better
   */
  public record Option(
      ModelId model, Usd expectedCost, int permille, Duration expectedTime, BigDecimal score) {}
}
