package io.aios.ledger;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.Instant;
import java.util.UUID;

/**
 * One charged call as the ledger shows it. The costs of all lines of a project add up to what its
 * account has spent.
 *
 * @param usage as the provider reported it; {@link TokenUsage#NONE} if it reported none. Of a call
 *     whose cost is an estimate it is what was reported before the call broke off, or, if it was
 *     settled, our own estimate and marked as one
 * @param saved what the reply had cost when it was paid for, if it is one that was used again
 *     instead of calling the model; else zero
 * @param decision why this model was chosen, and what was unusual about the charge
 * @param acceptance what became of the reply
 * @param milliseconds time from hold to charge
 */
public record CallLine(
    UUID call,
    CallKey key,
    Purpose purpose,
    ModelId model,
    TokenUsage usage,
    Usd cost,
    Usd saved,
    Ending ending,
    Origin origin,
    Decision decision,
    Acceptance acceptance,
    Instant endedAt,
    long milliseconds) {

  /** Why there is a charge. */
  public sealed interface Ending {

    /** What the cost rests on. */
    Basis basis();

    /** The model replied. */
    record Settled(StopReason stop, Basis basis) implements Ending {}

    /**
     * No reply came that could be kept.
     *
     * @param reason why not
     */
    record Kept(String reason, Basis basis) implements Ending {}
  }
}
