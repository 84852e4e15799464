package io.aios.ledger.postgres;

import io.aios.ledger.Holdings;
import io.aios.money.Usd;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up what is set aside, in one pass over the accounts. */
class PostgresHoldings implements Holdings {

  /**
   * Without an index over what is held: that changes with every call, and an index over it would
   * make each of these changes dearer.
   */
  private static final String SQL =
      """
      select split_part(id, ':', 1) as kind, sum(held_nanos) as held_nanos
        from account
       group by split_part(id, ':', 1)
      """;

  private final JdbcClient jdbc;

  PostgresHoldings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public SortedMap<String, Usd> held() {
    SortedMap<String, Usd> held = new TreeMap<>();
    jdbc.sql(SQL)
        .query(
            (row, number) -> held.put(row.getString("kind"), usd(row.getBigDecimal("held_nanos"))))
        .list();
    return Collections.unmodifiableSortedMap(held);
  }

  /** All accounts together can hold more than one ever can. */
  private static Usd usd(BigDecimal nanos) {
    return new Usd(nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact());
  }
}
