package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.Facet;
import io.aios.ledger.Spending.Query;
import io.aios.ledger.SpendingLine;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A year of 100,000 charges. */
@PostgresTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresSpendingTest {

  private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

  private final Database database;
  private final PostgresSpending spending;

  PostgresSpendingTest(Database database) {
    this.database = database;
    this.spending = new PostgresSpending(database.jdbc());
  }

  @BeforeAll
  void chargeAHundredThousandCalls() {
    database
        .jdbc()
        .sql(
            """
            insert into llm_call (id, subject, step, request_hash, provider, model, origin,
              accounts, state, hold_nanos, cost_nanos, uncached_input, cache_read,
              cache_write_short, cache_write_long, output, service_tier, stop_reason, reply, basis,
              tool_calls, reasoning, decision, options, held_at, ended_at, project, agent,
              task_type)
            select gen_random_uuid(), gen_random_uuid(), 'files-0', 'cafe', 'scripted',
              'model-' || n % 7, 'SIMULATED', array['project:x'], 'SETTLED', 1000000000, n,
              n % 5000, 7, 5, 3, 900, 'STANDARD', 'END', convert_to(repeat('reply ', 400), 'UTF8'),
              'REPORTED', '[]', '[]', repeat('because ', 40), repeat('option ', 100), at, at,
              (lpad(to_hex(n % 2000), 32, '0'))::uuid, 'AGENT_' || n % 5, 'type-' || n % 6
              from (select n, timestamptz '2026-01-01T00:00Z' + n * interval '315 seconds' as at
                      from generate_series(0, 99999) as n) as calls
            """)
        .update();
    database.jdbc().sql("vacuum analyze llm_call").update();
  }

  @Test
  void findsTheChargesOfADayByTheirIndex() {
    List<String> plan =
        database
            .jdbc()
            .sql(
                """
                explain
                select provider, sum(cost_nanos)
                  from llm_call
                 where state in ('SETTLED', 'KEPT')
                   and ended_at >= timestamptz '2026-07-01T00:00Z'
                   and ended_at < timestamptz '2026-07-02T00:00Z'
                 group by provider
                """)
            .query((row, number) -> String.valueOf(row.getString(1)))
            .list();

    assertThat(plan).anyMatch(line -> line.contains("llm_call_spent"));
  }

  @Test
  void addsUpAYearOfAHundredThousandChargesInSeconds() {
    Set<Facet> by = Set.of(Facet.PROVIDER, Facet.MODEL, Facet.AGENT, Facet.DAY);
    long start = System.nanoTime();

    List<SpendingLine> lines =
        spending.lines(Query.of(new TreeSet<>(by), NEW_YEAR, NEW_YEAR.plusDays(366)));

    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(lines.stream().map(SpendingLine::cost).reduce(Usd.ZERO, Usd::plus).nanos())
        .isEqualTo(100_000L * 99_999 / 2);
    assertThat(took).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void stopsOneLineAfterTheMost() {
    List<SpendingLine> lines =
        spending.lines(
            Query.of(
                new TreeSet<>(Set.of(Facet.PROJECT, Facet.MODEL, Facet.DAY)),
                NEW_YEAR,
                NEW_YEAR.plusDays(366)));

    assertThat(lines).hasSize(PostgresSpending.MOST_LINES + 1);
  }
}
