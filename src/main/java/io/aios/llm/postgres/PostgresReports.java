package io.aios.llm.postgres;

import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports as rows, one for each node and provider. */
final class PostgresReports implements ProviderReports {

  private final JdbcClient jdbc;
  private final StatusJson json = new StatusJson();

  PostgresReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void publish(String node, List<ProviderStatus> statuses, Instant now) {
    String[] providers = statuses.stream().map(ProviderStatus::provider).toArray(String[]::new);
    tidy(node, providers, now);
    jdbc.sql(
            """
            insert into provider_status (node, provider, status, published_at)
            select :node, given.provider, cast(given.status as jsonb), :now
            from unnest(:providers, :statuses) as given (provider, status)
            on conflict (node, provider) do update
            set status = excluded.status,
                published_at = excluded.published_at
            """)
        .param("node", node)
        .param("providers", providers)
        .param("statuses", statuses.stream().map(json::write).toArray(String[]::new))
        .param("now", time(now))
        .update();
  }

  @Override
  public void withdraw(String node) {
    jdbc.sql("delete from provider_status where node = :node").param("node", node).update();
  }

  @Override
  public List<ProviderReport> current(Instant now) {
    return jdbc.sql(
            """
            select node, status, published_at
            from provider_status
            where published_at > :stale
            order by provider collate "C", node collate "C"
            limit 10000
            """)
        .param("stale", time(now.minus(VALIDITY)))
        .query((row, number) -> report(row))
        .list();
  }

  /** Removes nodes that are gone and what this one says no more; rows in use are left alone. */
  private void tidy(String node, String[] providers, Instant now) {
    jdbc.sql(
            """
            delete from provider_status
            where (node, provider) in (
              select node, provider
              from provider_status
              where published_at <= :stale
                or (node = :node and provider <> all (:providers))
              for update skip locked)
            """)
        .param("node", node)
        .param("providers", providers)
        .param("stale", time(now.minus(VALIDITY)))
        .update();
  }

  private ProviderReport report(ResultSet row) throws SQLException {
    return new ProviderReport(
        row.getString("node"),
        row.getObject("published_at", OffsetDateTime.class).toInstant(),
        json.read(row.getString("status")));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
