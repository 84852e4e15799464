package io.aios.project;

import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ports over the same tables.
 *
 * @param transactions the transactions that they join
 */
public record Stores(
    Projects projects,
    Tasks tasks,
    Events events,
    Remains remains,
    TransactionTemplate transactions) {

  /** New and empty twins. */
  public static Stores inMemory() {
    MemoryProjects projects = new MemoryProjects();
    return new Stores(
        projects, projects.tasks(), projects.events(), projects.remains(), projects.transactions());
  }

  /** Does the work in one transaction. */
  public <T> T inTransaction(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /** Does the work in one transaction. */
  public void runInTransaction(Runnable work) {
    transactions.executeWithoutResult(status -> work.run());
  }
}
