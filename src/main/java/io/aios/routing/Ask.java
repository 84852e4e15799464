package io.aios.routing;

import io.aios.ledger.AccountId;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One question to be routed.
 *
 * @param subject whose work it is; the id of the task
 * @param step what the answer is for within that work; the same step with the same prompt is paid
 *     once
 * @param purpose what kind of work it is, and for whom
 * @param accounts every account that pays
 * @param tier how capable the model has to be at least
 * @param terms under which conditions models may be asked
 * @param rejected models whose replies to this very question did not do
 */
public record Ask(
    UUID subject,
    String step,
    Purpose purpose,
    SortedSet<AccountId> accounts,
    Tier tier,
    Prompt prompt,
    Terms terms,
    Set<ModelId> rejected) {

  public Ask {
    accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    rejected = Set.copyOf(rejected);
  }

  public TaskType type() {
    return new TaskType(purpose.taskType());
  }

  public Ask with(Terms other) {
    return new Ask(subject, step, purpose, accounts, tier, prompt, other, rejected);
  }

  public Ask with(Tier other) {
    return new Ask(subject, step, purpose, accounts, other, prompt, terms, rejected);
  }
}
