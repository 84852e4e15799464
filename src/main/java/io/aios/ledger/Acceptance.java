package io.aios.ledger;

/** What became of a reply that was paid for. */
public enum Acceptance {
  /** Nobody has said anything about it. */
  OPEN,
  /** Verification found nothing against it. */
  ACCEPTED,
  /** It could not be used, or verification found something. */
  REJECTED,
  /** It was accepted, and sent back later. */
  REVOKED
}
