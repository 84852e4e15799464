package io.aios.ledger;

import io.aios.money.Usd;
import java.util.UUID;

/**
 * Money set aside for one call. Must be ended exactly once: settled, released, or kept because the
 * provider may have billed.
 *
 * @param call id of the call's line in the ledger
 */
public record Hold(UUID call, CallKey key, Usd amount) {}
