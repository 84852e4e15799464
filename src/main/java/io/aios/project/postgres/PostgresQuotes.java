package io.aios.project.postgres;

import io.aios.money.Usd;
import io.aios.project.ProjectId;
import io.aios.project.Quote;
import io.aios.project.Quotes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Quotes in PostgreSQL. */
final class PostgresQuotes implements Quotes {

  private final JdbcClient jdbc;

  PostgresQuotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void keep(ProjectId project, Quote quote) {
    jdbc.sql(
            """
            insert into project_quote (project_id, low_nanos, expected_nanos, high_nanos, low_ms,
              expected_ms, high_ms, samples)
            values (:project, :low, :expected, :high, :lowMs, :expectedMs, :highMs, :samples)
            on conflict (project_id) do nothing
            """)
        .param("project", project.value())
        .param("low", quote.cost().low().nanos())
        .param("expected", quote.cost().expected().nanos())
        .param("high", quote.cost().high().nanos())
        .param("lowMs", quote.time().low().toMillis())
        .param("expectedMs", quote.time().expected().toMillis())
        .param("highMs", quote.time().high().toMillis())
        .param("samples", quote.samples())
        .update();
  }

  @Override
  public Optional<Quote> find(ProjectId project) {
    return jdbc.sql(
            """
            select low_nanos, expected_nanos, high_nanos, low_ms, expected_ms, high_ms, samples
              from project_quote
             where project_id = :project
            """)
        .param("project", project.value())
        .query((row, number) -> quote(row))
        .optional();
  }

  private static Quote quote(ResultSet row) throws SQLException {
    return new Quote(
        new Quote.Money(
            new Usd(row.getLong("low_nanos")),
            new Usd(row.getLong("expected_nanos")),
            new Usd(row.getLong("high_nanos"))),
        new Quote.Time(
            Duration.ofMillis(row.getLong("low_ms")),
            Duration.ofMillis(row.getLong("expected_ms")),
            Duration.ofMillis(row.getLong("high_ms"))),
        row.getInt("samples"));
  }
}
