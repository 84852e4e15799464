package io.aios.ledger;

import io.aios.llm.ModelId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What became of the replies that were paid for, counted by task type and model. Thread-safe. */
public interface Acceptances {

  /**
   * Says what became of the replies of these settled calls; those that were judged before keep
   * their judgement. Joins the caller's transaction.
   *
   * @param acceptance {@link Acceptance#ACCEPTED} or {@link Acceptance#REJECTED}
   */
  void judge(Collection<UUID> calls, Acceptance acceptance);

  /**
   * Notes that the accepted work of a subject was sent back: what was accepted of it is revoked.
   * Joins the caller's transaction.
   */
  void revoke(UUID subject);

  /** Counts from that day on, in UTC; one tally for each task type and model. */
  List<Tally> since(LocalDate day);

  /**
   * What became of the replies of one model to tasks of one type.
   *
   * @param accepted of these, {@code revoked} were sent back later
   * @param outputTokens of all of them together
   */
  record Tally(
      String taskType,
      ModelId model,
      long accepted,
      long rejected,
      long revoked,
      long outputTokens) {}
}
