package io.aios.project;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.SmartTransactionObject;

/**
 * The twins' transactions: one at a time, undone as a whole when rolled back. Where PostgreSQL
 * locks one project, this locks all of them. Thread-safe.
 */
final class MemoryTransactions extends AbstractPlatformTransactionManager {

  private final transient ReentrantLock lock = new ReentrantLock();
  private transient MemoryTables tables = new MemoryTables();
  private transient MemoryTables before = tables;
  private boolean doomed;

  /** Joins the caller's transaction, or is one of its own. */
  <T> T apply(Function<MemoryTables, T> work) {
    lock.lock();
    try {
      return work.apply(tables);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Joins the caller's transaction.
   *
   * @throws IllegalStateException if there is none
   */
  <T> T join(Function<MemoryTables, T> work) {
    if (!lock.isHeldByCurrentThread()) {
      throw new IllegalStateException("To be called in a transaction");
    }
    return work.apply(tables);
  }

  @Override
  protected Object doGetTransaction() {
    return new Whole();
  }

  @Override
  protected boolean isExistingTransaction(Object transaction) {
    return lock.isHeldByCurrentThread();
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    lock.lock();
    before = tables.copy();
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    before = tables;
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    tables = before;
  }

  @Override
  protected void doSetRollbackOnly(DefaultTransactionStatus status) {
    doomed = true;
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    doomed = false;
    lock.unlock();
  }

  /** The transaction of this thread. */
  private final class Whole implements SmartTransactionObject {

    @Override
    public boolean isRollbackOnly() {
      return doomed;
    }

    @Override
    public void flush() {}
  }
}
