package io.aios.gateway.event;

import io.aios.testing.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Takes a test's database away, with every connection to it, and brings it back. */
final class DatabaseSwitch {

  private final JdbcClient server;
  private final String name;

  DatabaseSwitch(Database database) {
    String url = database.url();
    int name = url.lastIndexOf('/') + 1;
    this.name = url.substring(name);
    this.server =
        JdbcClient.create(
            new DriverManagerDataSource(
                url.substring(0, name) + "postgres", database.username(), database.password()));
  }

  void off() {
    server.sql("alter database " + name + " with allow_connections false").update();
    server
        .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name")
        .param("name", name)
        .query(Boolean.class)
        .list();
  }

  void on() {
    server.sql("alter database " + name + " with allow_connections true").update();
  }
}
