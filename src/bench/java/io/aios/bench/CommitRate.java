package io.aios.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Small transactions that {@value #CLIENTS} clients commit at once, in a second. */
final class CommitRate {

  static final int CLIENTS = 8;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  CommitRate(DurableDatabase database) {
    this.jdbc = database.jdbc();
    this.transactions = database.transactions();
    jdbc.sql("create table bench_commit (client int primary key, commits bigint not null)")
        .update();
    jdbc.sql("insert into bench_commit select i, 0 from generate_series(0, :clients) i")
        .param("clients", CLIENTS)
        .update();
  }

  /** What the transactions have in common. */
  enum Kind {
    /** Nothing: each client changes a row of its own. */
    APART,
    /** The same, and they notify. */
    NOTIFYING,
    /** They change the same row, as all calls of a tenant do with its account. */
    SAME_ROW
  }

  double measure(Kind kind, int seconds) {
    LongAdder commits = new LongAdder();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        int row = kind == Kind.SAME_ROW ? CLIENTS : client;
        clients.execute(() -> {
          while (System.nanoTime() < end) {
            transactions.executeWithoutResult(status -> commit(kind, row));
            commits.increment();
          }
        });
      }
    }
    return commits.sum() / ((System.nanoTime() - start) / 1e9);
  }

  private void commit(Kind kind, int row) {
    jdbc.sql("update bench_commit set commits = commits + 1 where client = :row")
        .param("row", row)
        .update();
    if (kind == Kind.NOTIFYING) {
      jdbc.sql("select pg_notify('bench', cast(:row as text))")
          .param("row", row)
          .query()
          .listOfRows();
    }
  }
}
