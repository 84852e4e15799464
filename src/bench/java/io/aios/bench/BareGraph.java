package io.aios.bench;

import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.aios.testing.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The graph plan, backend and frontend, QA and DevOps on db-scheduler and one table of states: each
 * end counts down what waits for it and schedules what is ready, in one transaction.
 */
final class BareGraph implements AutoCloseable {

  private static final String TASK = "node";

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Scheduler scheduler;
  private int next;

  BareGraph(Database database) {
    jdbc = database.jdbc();
    transactions = database.transactions();
    jdbc.sql("create table bare (graph int, node text, waits int, primary key (graph, node))")
        .update();
    jdbc.sql("create table bare_end (graph int primary key)").update();
    Task<Void> task = Tasks.custom(TASK, Void.class).execute((instance, context) -> end(instance));
    scheduler =
        Scheduler.create(new TransactionAwareDataSourceProxy(database.dataSource()), task)
            .tableName("engine_agent")
            .threads(50)
            .executorService(Executors.newVirtualThreadPerTaskExecutor())
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(Duration.ofMillis(100))
            .shutdownMaxWait(Duration.ofSeconds(1))
            .build();
    scheduler.start();
  }

  /** Runs graphs until all of them have ended. */
  void run(int graphs, Duration limit) {
    int first = next;
    next += graphs;
    for (int graph = first; graph < next; graph++) {
      int number = graph;
      transactions.executeWithoutResult(status -> submit(number));
    }
    scheduler.triggerCheckForDueExecutions();
    await().atMost(limit).pollInterval(Duration.ofMillis(20)).until(() -> ended(first) == graphs);
  }

  @Override
  public void close() {
    scheduler.stop();
  }

  private void submit(int graph) {
    jdbc.sql(
            """
            insert into bare
            values (:g, 'plan', 0), (:g, 'backend', 1), (:g, 'frontend', 1), (:g, 'qa', 2),
              (:g, 'devops', 2)
            """)
        .param("g", graph)
        .update();
    schedule(graph, "plan");
  }

  private CompletionHandler<Void> end(TaskInstance<Void> instance) {
    String[] name = instance.getId().split("/", 2);
    return (done, operations) ->
        transactions.executeWithoutResult(
            status -> end(Integer.parseInt(name[0]), name[1], operations));
  }

  private void end(int graph, String node, ExecutionOperations<Void> operations) {
    operations.remove();
    // One end of a graph at a time, as in AIOS: two that cross would not see each other.
    jdbc.sql("select pg_advisory_xact_lock(:g)").param("g", graph).query().listOfRows();
    List<String> waiting =
        switch (node) {
          case "plan" -> List.of("backend", "frontend");
          case "backend", "frontend" -> List.of("qa", "devops");
          default -> List.of();
        };
    for (String other : waiting) {
      if (countDown(graph, other) == 0) {
        schedule(graph, other);
      }
    }
    if (waiting.isEmpty()) {
      markEnded(graph, node);
    }
    scheduler.triggerCheckForDueExecutions();
  }

  private int countDown(int graph, String node) {
    return jdbc.sql(
            "update bare set waits = waits - 1 where graph = :g and node = :n returning waits")
        .param("g", graph)
        .param("n", node)
        .query(Integer.class)
        .single();
  }

  private void markEnded(int graph, String node) {
    jdbc.sql("delete from bare where graph = :g and node = :n")
        .param("g", graph)
        .param("n", node)
        .update();
    jdbc.sql(
            """
            insert into bare_end
            select :g where not exists
              (select 1 from bare where graph = :g and node in ('qa', 'devops'))
            on conflict do nothing
            """)
        .param("g", graph)
        .update();
  }

  private void schedule(int graph, String node) {
    scheduler.schedule(new TaskInstance<>(TASK, graph + "/" + node), Instant.now());
  }

  private int ended(int first) {
    return jdbc.sql("select count(*) from bare_end where graph >= :first")
        .param("first", first)
        .query(Integer.class)
        .single();
  }
}
