package io.aios.ledger;

/** A ledger with all that belongs to it. */
public record LedgerRoom(Ledger ledger, Budgets budgets, Acceptances acceptances) {}
