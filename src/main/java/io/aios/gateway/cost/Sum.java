package io.aios.gateway.cost;

import io.aios.ledger.SpendingLine;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;

/**
 * What calls come to together.
 *
 * @param kept how many of them gave no reply to keep
 * @param reused what replies had cost that were used again
 * @param premium what they would have cost at the reference models
 * @param simulated how many were answered for play money
 */
record Sum(
    long calls,
    long kept,
    TokenUsage usage,
    Usd cost,
    Usd estimated,
    Usd reused,
    Usd premium,
    long simulated) {

  static final Sum NOTHING =
      new Sum(0, 0, TokenUsage.NONE, Usd.ZERO, Usd.ZERO, Usd.ZERO, Usd.ZERO, 0);

  static Sum of(SpendingLine line, Comparison comparison) {
    return new Sum(
        line.calls(),
        line.kept(),
        line.usage(),
        line.cost(),
        line.estimated(),
        line.saved(),
        comparison.cost(line),
        line.origin() == Origin.SIMULATED ? line.calls() : 0);
  }

  Sum plus(Sum other) {
    return new Sum(
        calls + other.calls,
        kept + other.kept,
        usage.plus(other.usage),
        cost.plus(other.cost),
        estimated.plus(other.estimated),
        reused.plus(other.reused),
        premium.plus(other.premium),
        simulated + other.simulated);
  }
}
