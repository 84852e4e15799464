package io.aios.chaos;

import io.aios.ledger.Invoice;
import io.aios.ledger.Ledger;
import io.aios.ledger.Reconciliations;
import io.aios.ledger.Reconciliations.Reconciled;
import io.aios.ledger.Reconciliations.Result;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    try (var context = context(dataSource)) {
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

  /**
   * Gives the product the bill of each provider; afterwards the ledger agrees with it.
   *
   * @return what was given back, provider by provider
   */
  static List<String> agree(DataSource dataSource) {
    JdbcClient jdbc = JdbcClient.create(dataSource);
    try (var context = context(dataSource)) {
      Reconciliations reconciliations = context.getBean(Reconciliations.class);
      return invoices(jdbc).stream().map(invoice -> agreed(reconciliations, invoice)).toList();
    }
  }

  private static List<Invoice> invoices(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select p.provider, sum(b.nanos) as nanos
              from chaos.bill b
              join (select distinct provider, model from llm_call) p on p.model = b.model
             group by p.provider
             order by p.provider
            """)
        .query((row, number) ->
            new Invoice(
                row.getString("provider"),
                Invoice.ALL_MODELS,
                Instant.EPOCH,
                InstantSource.system().instant().plus(AHEAD),
                new Usd(row.getLong("nanos"))))
        .list();
  }

  private static String agreed(Reconciliations reconciliations, Invoice invoice) {
    return switch (reconciliations.reconcile(invoice)) {
      case Result.Agreed(Reconciled made) ->
          "%s bills %s USD: %d estimates of %s USD lowered by %s USD, so that the ledger agrees"
              .formatted(
                  invoice.provider(),
                  invoice.billed(),
                  made.calls(),
                  made.estimated(),
                  made.givenBack());
      case Result.Underway underway -> throw new AssertionError(invoice + ": " + underway);
      case Result.TooMany many -> throw new AssertionError(invoice + ": " + many);
      case Result.Unexplained unexplained -> throw new AssertionError(invoice + ": " + unexplained);
    };
  }

  private static AnnotationConfigApplicationContext context(DataSource dataSource) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(
        InstantSource.class, () -> () -> InstantSource.system().instant().plus(AHEAD));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    context.scan("io.aios.ledger.postgres");
    context.refresh();
    return context;
  }
}
