package io.aios.ledger;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks for money to be set aside for one call.
 *
 * @param key the step of work that it pays for
 * @param accounts every account that pays; all of them or none. Ordered, so that locks are too
 * @param model the model that will be called
 * @param origin whether a real model stands behind it
 * @param amount upper bound of the call's cost; zero for a model that costs nothing
 * @param decision why this model, in words for a person; at most 2,000 characters
 */
public record HoldRequest(
    CallKey key,
    SortedSet<AccountId> accounts,
    ModelId model,
    Origin origin,
    Usd amount,
    String decision) {

  public HoldRequest {
    accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    if (accounts.isEmpty() || accounts.size() > 8) {
      throw new IllegalArgumentException("1 to 8 accounts pay for a call");
    }
    if (amount.isNegative()) {
      throw new IllegalArgumentException("A hold is never negative");
    }
    if (decision.length() > 2_000) {
      throw new IllegalArgumentException("A decision is told in at most 2000 characters");
    }
  }
}
