package io.aios.chaos;

import io.aios.ledger.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Ends what lost calls still hold, as an orchestrator does when they are overdue. */
final class Reconciliation {

  /** No call may take longer. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private static final int MOST_AT_ONCE = 100;

  private Reconciliation() {}

  /** Runs the product's own ledger with a clock that is ahead; how many holds it ended. */
  static int run(DataSource dataSource) {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.registerBean(
          InstantSource.class, () -> () -> InstantSource.system().instant().plus(AHEAD));
      context.registerBean(
          PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
      context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
      context.scan("io.aios.ledger.postgres");
      context.refresh();
      Ledger ledger = context.getBean(Ledger.class);
      int all = 0;
      int some = MOST_AT_ONCE;
      while (some == MOST_AT_ONCE) {
        some = ledger.expire(MOST_AT_ONCE);
        all += some;
      }
      return all;
    }
  }
}
