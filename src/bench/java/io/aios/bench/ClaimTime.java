package io.aios.bench;

import java.util.List;
import java.util.stream.IntStream;

/** Time of a claim in milliseconds, rolled back each time. */
final class ClaimTime {

  /** Rows that a claim asks for. */
  static final int ROWS = 50;

  private static final int TIMES = 30;

  private final DurableDatabase database;

  ClaimTime(DurableDatabase database) {
    this.database = database;
  }

  /**
   * In order, after some that warm up.
   *
   * @param due rows that can start, at most {@value #ROWS}
   */
  List<Double> measure(int due) {
    IntStream.range(0, 5).forEach(time -> claim(due));
    return IntStream.range(0, TIMES).mapToObj(time -> claim(due)).sorted().toList();
  }

  private double claim(int due) {
    Double millis =
        database
            .transactions()
            .execute(status -> {
              status.setRollbackOnly();
              insert(due);
              long start = System.nanoTime();
              take(due);
              return (System.nanoTime() - start) / 1e6;
            });
    return millis == null ? 0 : millis;
  }

  private void insert(int due) {
    database
        .jdbc()
        .sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, version,
              tenant, kind, priority)
            select 'perform', 'claim/' || i, now() - interval '1 second', false, 1, 'default',
              'BACKEND', 2
            from generate_series(1, :rows) i
            """)
        .param("rows", due)
        .update();
  }

  private void take(int due) {
    int taken =
        database
            .jdbc()
            .sql(
                """
                select task_instance
                from engine_claim('bench', clock_timestamp(), now() - interval '40 seconds', :rows,
                  :served, '{}', '{}', '{full}', '{1}', '{1}')
                """)
            .param("rows", ROWS)
            .param("served", WaitingRows.SERVED)
            .query(String.class)
            .list()
            .size();
    if (taken != due) {
      throw new IllegalStateException(taken + " rows were claimed instead of " + due);
    }
  }
}
