package io.aios.ledger.postgres;

import io.aios.ledger.Effort;
import io.aios.ledger.Facet;
import io.aios.ledger.Spending;
import io.aios.ledger.SpendingLine;
import io.aios.ledger.SpendingLine.Fit;
import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds charges up in PostgreSQL: one statement, which reads each charge of the days once. */
class PostgresSpending implements Spending {

  /** Calls of earlier versions have no purpose: they count as {@link Columns#purpose} says. */
  private static final String CHARGES =
      """
      , width_bucket(ended_at, cast(:spans as timestamptz[])) as span,
         width_bucket(
           coalesce(uncached_input + cache_read + cache_write_short + cache_write_long, 0),
           cast(:lengths as bigint[])) as length,
         origin,
         coalesce(service_tier, 'STANDARD') as tier,
         (state = 'SETTLED' or basis = 'REPORTED')
           and (cost_nanos = 0
             or uncached_input + cache_read + cache_write_short + cache_write_long + output > 0)
           as priced,
         count(*) as calls,
         count(*) filter (where state = 'KEPT') as kept,
         coalesce(sum(uncached_input), 0) as uncached_input,
         coalesce(sum(cache_read), 0) as cache_read,
         coalesce(sum(cache_write_short), 0) as cache_write_short,
         coalesce(sum(cache_write_long), 0) as cache_write_long,
         coalesce(sum(output), 0) as output,
         sum(cost_nanos) as cost_nanos,
         coalesce(sum(cost_nanos) filter (where basis = 'ESTIMATED'), 0) as estimated_nanos,
         coalesce(sum(saved_nanos), 0) as saved_nanos
        from llm_call
       where state in ('SETTLED', 'KEPT')
         and ended_at >= :from
         and ended_at < :to
      """;

  private static final String EFFORTS =
      """
      select subject, coalesce(task_type, 'unknown') as task_type, provider, model, origin,
             'STANDARD' as service_tier,
             count(*) as calls,
             coalesce(sum(uncached_input), 0) as uncached_input,
             coalesce(sum(cache_read), 0) as cache_read,
             coalesce(sum(cache_write_short), 0) as cache_write_short,
             coalesce(sum(cache_write_long), 0) as cache_write_long,
             coalesce(sum(output), 0) as output,
             sum(cost_nanos) as cost_nanos
        from llm_call
       where subject = any (cast(:subjects as uuid[]))
         and state in ('SETTLED', 'KEPT')
         and subject not in (
               select subject
                 from llm_call
                where subject = any (cast(:subjects as uuid[]))
                  and reused_from is not null)
       group by subject, 2, provider, model, origin
      """;

  private final JdbcClient jdbc;

  PostgresSpending(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<SpendingLine> lines(Query query) {
    List<LocalDate> spans = query.spans();
    List<Long> lengths = query.lengths();
    return jdbc.sql(sql(query))
        .param("spans", spans.stream().map(day -> day + "T00:00Z").toArray(String[]::new))
        .param("lengths", lengths.stream().map(PostgresSpending::bound).toArray(Long[]::new))
        .param("from", query.from().atStartOfDay().atOffset(ZoneOffset.UTC))
        .param("to", query.to().atStartOfDay().atOffset(ZoneOffset.UTC))
        .param("limit", MOST_LINES + 1)
        .query((row, number) ->
            line(
                row,
                query,
                spans.get(row.getInt("span") - 1),
                lengths.get(row.getInt("length") - 1)))
        .list();
  }

  @Override
  public List<Effort> efforts(Collection<UUID> subjects) {
    if (subjects.size() > MOST_SUBJECTS) {
      throw new IllegalArgumentException("At most " + MOST_SUBJECTS + " subjects at once");
    }
    return jdbc.sql(EFFORTS)
        .param("subjects", subjects.stream().map(UUID::toString).toArray(String[]::new))
        .query((row, number) ->
            new Effort(
                row.getObject("subject", UUID.class),
                row.getString("task_type"),
                Columns.model(row),
                Columns.origin(row),
                row.getLong("calls"),
                Columns.usage(row),
                new Usd(row.getLong("cost_nanos"))))
        .list();
  }

  /** A bucket begins with its bound, and a price holds beyond its threshold. */
  private static Long bound(Long length) {
    return Math.addExact(length, 1);
  }

  private static String sql(Query query) {
    String facets =
        query.by().stream()
            .map(facet -> expression(facet) + " as " + alias(facet))
            .collect(Collectors.joining(", "));
    String names =
        query.by().stream().map(PostgresSpending::alias).collect(Collectors.joining(", "));
    String keys = names + ", span, length, origin, tier, priced";
    return "select %s%s group by %s order by %s limit :limit"
        .formatted(facets, CHARGES, keys, keys);
  }

  private static String alias(Facet facet) {
    return "by_" + facet.word();
  }

  private static String expression(Facet facet) {
    return switch (facet) {
      case PROVIDER -> "provider";
      case MODEL -> "provider || '/' || model";
      case AGENT -> "coalesce(agent, 'UNKNOWN')";
      case PROJECT -> "coalesce(project, subject)";
      case TASK_TYPE -> "coalesce(task_type, 'unknown')";
      case DAY -> "cast(ended_at at time zone 'UTC' as date)";
      case MONTH -> "cast(date_trunc('month', ended_at at time zone 'UTC') as date)";
    };
  }

  private static SpendingLine line(ResultSet row, Query query, LocalDate span, long length)
      throws SQLException {
    Map<Facet, String> group = new EnumMap<>(Facet.class);
    for (Facet facet : query.by()) {
      group.put(facet, value(row, facet));
    }
    return new SpendingLine(
        group,
        span,
        length,
        Columns.origin(row),
        row.getBoolean("priced") ? Fit.PRICED : Fit.BEYOND_TOKENS,
        row.getLong("calls"),
        row.getLong("kept"),
        usage(row),
        new Usd(row.getLong("cost_nanos")),
        new Usd(row.getLong("estimated_nanos")),
        new Usd(row.getLong("saved_nanos")));
  }

  private static TokenUsage usage(ResultSet row) throws SQLException {
    return new TokenUsage(
        row.getLong("uncached_input"),
        row.getLong("cache_read"),
        row.getLong("cache_write_short"),
        row.getLong("cache_write_long"),
        row.getLong("output"),
        ServiceTier.valueOf(row.getString("tier")));
  }

  private static String value(ResultSet row, Facet facet) throws SQLException {
    return switch (facet) {
      case PROVIDER, MODEL, AGENT, PROJECT, TASK_TYPE -> row.getString(alias(facet));
      case DAY -> row.getObject(alias(facet), LocalDate.class).toString();
      case MONTH -> YearMonth.from(row.getObject(alias(facet), LocalDate.class)).toString();
    };
  }
}
