package io.aios.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The engine alone: processes that claim rows and remove them, as fast as they can. */
final class EngineRate implements Scale.Measured, AutoCloseable {

  private static final int BATCH = 5_000;
  private static final int TENANTS = 5;

  private final DurableDatabase database;
  private final Path logs;
  private final List<EngineProcess> engines = new ArrayList<>();
  private volatile boolean closed;
  private long inserted;

  /** Whether there is always something to do, or nothing. */
  enum Load {
    NONE,
    FULL
  }

  EngineRate(DurableDatabase database, Path logs, Load load) {
    this.database = database;
    this.logs = logs;
    if (load == Load.FULL) {
      Thread.ofVirtual().start(this::keepBusy);
    }
  }

  /** Starts engines until there are so many. */
  @Override
  public void grow(int count) {
    while (engines.size() < count) {
      List<String> settings = new ArrayList<>(database.arguments());
      settings.addAll(WaitingRows.settings());
      engines.add(EngineProcess.start(logs, settings));
    }
  }

  @Override
  public Sample sample() {
    return Sample.now(database, ended(), engines.stream().map(EngineProcess::pid).toList());
  }

  @Override
  public void close() {
    closed = true;
    engines.forEach(EngineProcess::close);
    synchronized (this) {
      database.jdbc().sql("delete from engine_agent where task_instance like 'bare%'").update();
    }
  }

  private synchronized long ended() {
    return inserted - left();
  }

  private long left() {
    return database
        .jdbc()
        .sql(
            """
            select count(*)
            from engine_agent
            where task_name = 'perform' and task_instance >= 'bare/' and task_instance < 'bare0'
            """)
        .query(Long.class)
        .single();
  }

  private void keepBusy() {
    while (!closed) {
      try {
        Thread.sleep(200);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
      topUp();
    }
  }

  private synchronized void topUp() {
    if (closed || left() > BATCH) {
      return;
    }
    inserted +=
        database
            .jdbc()
            .sql(
                """
                insert into engine_agent (task_name, task_instance, execution_time, picked, version,
                  tenant, kind, priority)
                select 'perform', 'bare/' || i, now(), false, 1, 'bare-' || i % :tenants,
                  (cast(:kinds as text[]))[1 + i % 5], 2
                from generate_series(:first, :first + :rows - 1) i
                """)
            .param("tenants", TENANTS)
            .param("kinds", WaitingRows.SERVED)
            .param("first", inserted)
            .param("rows", BATCH)
            .update();
  }
}
