package io.aios.gateway;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions that are only counted. */
public final class TransactionsTwin extends AbstractPlatformTransactionManager {

  private static final long serialVersionUID = 1L;

  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger rollbacks = new AtomicInteger();

  public int commits() {
    return commits.get();
  }

  public int rollbacks() {
    return rollbacks.get();
  }

  @Override
  protected Object doGetTransaction() {
    return new Object();
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {}

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    commits.incrementAndGet();
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    rollbacks.incrementAndGet();
  }
}
