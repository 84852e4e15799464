package io.aios.project.postgres;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction that a caller has begun. */
final class CallersTransaction {

  private CallersTransaction() {}

  /** Without one, each statement commits by itself and a row lock ends where it begins. */
  static void require() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("To be called in a transaction");
    }
  }
}
