package io.aios.project.postgres;

import io.aios.database.Signals;
import io.aios.project.Events;
import io.aios.project.Projects;
import io.aios.project.Quotes;
import io.aios.project.Remains;
import io.aios.project.Tasks;
import io.aios.project.WorkerReports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the tables of projects to their ports. */
@Configuration(proxyBeanMethods = false)
class PostgresProjectConfig {

  private final JdbcClient jdbc;
  private final Signals signals;
  private final ReportJson json = new ReportJson();

  PostgresProjectConfig(JdbcClient jdbc, Signals signals) {
    this.jdbc = jdbc;
    this.signals = signals;
  }

  @Bean
  Projects projects() {
    ProjectRows rows = new ProjectRows(json);
    return new PostgresProjects(jdbc, rows, new TaskTable(jdbc, json, rows), reports());
  }

  @Bean
  Tasks tasks(Projects projects) {
    return new PostgresTasks(jdbc, projects, reports());
  }

  @Bean
  Events events() {
    return new PostgresEvents(jdbc, signals);
  }

  @Bean
  WorkerReports workerReports() {
    return new PostgresWorkerReports(jdbc);
  }

  @Bean
  Quotes quotes() {
    return new PostgresQuotes(jdbc);
  }

  @Bean
  Remains remains() {
    return new PostgresRemains(jdbc);
  }

  private ReportTable reports() {
    return new ReportTable(jdbc, json);
  }
}
