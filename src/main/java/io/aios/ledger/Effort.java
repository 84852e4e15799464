package io.aios.ledger;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.util.UUID;

/**
 * What the charged calls of one subject to one model came to.
 *
 * @param subject whose work it was; the id of a task
 * @param taskType what kind of work it was
 */
public record Effort(
    UUID subject,
    String taskType,
    ModelId model,
    Origin origin,
    long calls,
    TokenUsage usage,
    Usd cost) {}
