package io.aios.ledger;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Asks for money to be set aside for one call.
 *
 * @param key the step of work that it pays for
 * @param purpose what it is for
 * @param accounts every account that pays; all of them or none. Ordered, so that locks are too
 * @param model the model that will be called
 * @param origin whether a real model stands behind it
 * @param amount upper bound of the call's cost; zero for a model that costs nothing
 * @param lifetime how long the call can take; a hold that is open longer counts as lost
 * @param reuse whether a complete reply to the same request by the same tenant will do, if nobody
 *     rejected it and it is as real as the model that would be called
 * @param decision why this model
 */
public record HoldRequest(
    CallKey key,
    Purpose purpose,
    SortedSet<AccountId> accounts,
    ModelId model,
    Origin origin,
    Usd amount,
    Duration lifetime,
    boolean reuse,
    Decision decision) {

  public HoldRequest {
    accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    if (accounts.isEmpty() || accounts.size() > 8) {
      throw new IllegalArgumentException("1 to 8 accounts pay for a call");
    }
    if (amount.isNegative()) {
      throw new IllegalArgumentException("A hold is never negative");
    }
    if (!lifetime.isPositive()) {
      throw new IllegalArgumentException("A hold lives for some time");
    }
  }
}
