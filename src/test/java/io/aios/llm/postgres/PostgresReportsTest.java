package io.aios.llm.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderReportsContract;
import io.aios.llm.ProviderStatusCast;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresReportsTest extends ProviderReportsContract {

  private final Database database;
  private final ProviderReports reports;

  PostgresReportsTest(Database database) {
    this.database = database;
    this.reports = new PostgresReports(database.jdbc());
  }

  @Override
  protected ProviderReports reports() {
    return reports;
  }

  @Test
  void silentNodesLeaveNoRows() {
    Instant then = Instant.parse("2020-01-01T00:00:00Z");
    reports.publish("old", List.of(ProviderStatusCast.busy("acme")), then);

    reports.publish("new", List.of(ProviderStatusCast.busy("acme")), then.plusSeconds(60));

    assertThat(rows("old")).isZero();
    assertThat(rows("new")).isOne();
  }

  @Test
  void manyNodesSpeakAtOnceWithoutWaitingForEachOther()
      throws InterruptedException, ExecutionException {
    Instant start = Instant.parse("2021-01-01T00:00:00Z");
    List<Future<?>> nodes = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int node = 0; node < 8; node++) {
        String name = "node-" + node;
        int number = node;
        nodes.add(
            threads.submit(() -> {
              for (int round = 0; round < 50; round++) {
                // Far apart, so that each finds the others silent and removes them.
                Instant now = start.plusSeconds(round * 100L + number * 1_000L);
                reports.publish(
                    name,
                    List.of(ProviderStatusCast.busy("acme"), ProviderStatusCast.unused("b")),
                    now);
              }
            }));
      }
    }

    for (Future<?> node : nodes) {
      node.get();
    }
  }

  private long rows(String node) {
    return database
        .jdbc()
        .sql("select count(*) from provider_status where node = :node")
        .param("node", node)
        .query(Long.class)
        .single();
  }
}
