package io.aios.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.aios.database.Sessions;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections and threads for the engine's heartbeats, apart from those of the work. Beats are
 * written one after the other: behind a full pool, or each waiting for the disk, they come late,
 * and live tasks are declared dead and run twice. A beat that a crash loses harms nobody, so these
 * connections do not wait for the disk, unless a pooler would lend that setting on to others.
 */
final class Housekeeping implements AutoCloseable {

  private static final int CONNECTIONS = 3;
  private static final int THREADS = 3;

  private final ThreadLocal<Boolean> housekeeping = ThreadLocal.withInitial(() -> false);
  private final HikariDataSource pool;
  private final MeterRegistry registry;

  /**
   * @param application whose driver settings and limits hold here too
   */
  Housekeeping(
      JdbcConnectionDetails details,
      DataSource application,
      Sessions sessions,
      MeterRegistry registry) {
    this.registry = registry;
    HikariConfig config = new HikariConfig();
    if (application instanceof HikariDataSource main) {
      config.setDataSourceProperties(main.getDataSourceProperties());
      config.setConnectionTimeout(main.getConnectionTimeout());
      config.setValidationTimeout(main.getValidationTimeout());
      config.setKeepaliveTime(main.getKeepaliveTime());
      config.setMaxLifetime(main.getMaxLifetime());
    }
    config.setPoolName("housekeeping");
    config.setJdbcUrl(details.getJdbcUrl());
    config.setUsername(details.getUsername());
    config.setPassword(details.getPassword());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    if (sessions == Sessions.OWN) {
      config.setConnectionInitSql("set synchronous_commit = off");
    }
    pool = new HikariDataSource(config);
  }

  /** Threads whose statements go through the housekeeping connections. */
  ScheduledExecutorService executor(String name) {
    ThreadFactory platform =
        Thread.ofPlatform().daemon().name(name + "-housekeeping-", 1).factory();
    return Executors.newScheduledThreadPool(
        THREADS,
        work ->
            platform.newThread(() -> {
              housekeeping.set(true);
              work.run();
            }));
  }

  /** Shows dashboards how the heartbeats of a scheduler fare. */
  void watch(Scheduler scheduler, EngineTable table, EngineProperties.Loop loop) {
    scheduler.registerSchedulerListener(new Beats(scheduler, table, loop.deadAfter(), registry));
  }

  /**
   * What the engine uses: on housekeeping threads the connections of this room, on all others those
   * of the application, taking part in its transactions.
   */
  DataSource routing(DataSource application) {
    return new Routing(new CallersConnections(application));
  }

  @Override
  public void close() {
    pool.close();
  }

  private final class Routing extends DelegatingDataSource {

    Routing(DataSource application) {
      super(application);
    }

    @Override
    public Connection getConnection() throws SQLException {
      return housekeeping.get() ? pool.getConnection() : super.getConnection();
    }
  }
}
