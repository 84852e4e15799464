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
 * @param raise how its tier came to be what it is
 */
public record Ask(
    UUID subject,
    String step,
    Purpose purpose,
    SortedSet<AccountId> accounts,
    Tier tier,
    Prompt prompt,
    Terms terms,
    Set<ModelId> rejected,
    Raise raise) {

  public Ask {
    accounts = Collections.unmodifiableSortedSet(new TreeSet<>(accounts));
    rejected = Set.copyOf(rejected);
  }

  /** An ask whose tier is the one that was asked for. */
  public Ask(
      UUID subject,
      String step,
      Purpose purpose,
      SortedSet<AccountId> accounts,
      Tier tier,
      Prompt prompt,
      Terms terms,
      Set<ModelId> rejected) {
    this(subject, step, purpose, accounts, tier, prompt, terms, rejected, new Raise(tier, ""));
  }

  /**
   * Where a tier comes from.
   *
   * @param asked the tier that was asked for; with the same one an ask is the same question,
   *     however high it was raised since
   * @param why it was raised; empty if it was not
   */
  public record Raise(Tier asked, String why) {}

  public TaskType type() {
    return new TaskType(purpose.taskType());
  }

  public Ask with(Terms other) {
    return new Ask(subject, step, purpose, accounts, tier, prompt, other, rejected, raise);
  }

  public Ask with(Tier other) {
    return new Ask(subject, step, purpose, accounts, other, prompt, terms, rejected);
  }

  /** The same question, to models of a higher tier than was asked for. */
  public Ask raised(Tier to, String why) {
    return new Ask(
        subject,
        step,
        purpose,
        accounts,
        to,
        prompt,
        terms,
        rejected,
        new Raise(raise.asked(), why));
  }
}
