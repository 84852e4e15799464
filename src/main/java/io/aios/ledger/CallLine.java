package io.aios.ledger;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.Instant;
import java.util.UUID;

/**
 * One settled call as the ledger shows it.
 *
 * @param milliseconds time from hold to settlement
 * @param decision why this model was chosen
 */
public record CallLine(
    UUID call,
    CallKey key,
    ModelId model,
    TokenUsage usage,
    Usd cost,
    StopReason stop,
    Origin origin,
    String decision,
    Instant settledAt,
    long milliseconds) {}
