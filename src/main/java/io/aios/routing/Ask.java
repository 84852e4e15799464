package io.aios.routing;

import io.aios.ledger.AccountId;
import io.aios.llm.Prompt;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One question to be routed.
 *
 * @param subject whose work it is; the id of the task
 * @param step what the answer is for within that work; the same step with the same prompt is paid
 *     once
 * @param tier how capable the model has to be at least
 * @param accounts every account that pays
 */
public record Ask(
    UUID subject, String step, Tier tier, Prompt prompt, SortedSet<AccountId> accounts) {

  public Ask {
    accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
  }
}
