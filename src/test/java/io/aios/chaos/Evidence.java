package io.aios.chaos;

import io.aios.testing.model.Bill;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the world outside knows of a run, in a schema beside the product's: what clients were told,
 * what the provider bills, and which calls were in flight when something was killed.
 */
record Evidence(JdbcClient jdbc) {

  private static final String PICKED =
      " and exists (select from engine_agent e"
          + " where e.task_instance like c.subject || '/%' and e.picked_by = :name)";

  /** Makes room for it in a migrated database. */
  static Evidence in(JdbcClient jdbc) {
    jdbc.sql("create schema chaos").update();
    jdbc.sql("create table chaos.acknowledged (key text not null, project uuid not null)").update();
    jdbc.sql(
            """
            create table chaos.bill (
              call int primary key, request text not null, model text not null, nanos bigint not null)
            """)
        .update();
    jdbc.sql("create table chaos.in_flight (call uuid primary key, fault text not null)").update();
    return new Evidence(jdbc);
  }

  void acknowledged(String key, UUID project) {
    jdbc.sql("insert into chaos.acknowledged (key, project) values (:key, :project)")
        .param("key", key)
        .param("project", project)
        .update();
  }

  void billed(Bill bill) {
    jdbc.sql("delete from chaos.bill").update();
    for (Bill.Line line : bill.lines()) {
      jdbc.sql("insert into chaos.bill values (:call, :request, :model, :nanos)")
          .param("call", line.call())
          .param("request", line.request())
          .param("model", line.model())
          .param("nanos", line.nanos())
          .update();
    }
  }

  /** Open calls of a worker. */
  long open(String scheduler) {
    return jdbc.sql("select count(*) from llm_call c where c.state = 'HELD'" + PICKED)
        .param("name", scheduler)
        .query(Long.class)
        .single();
  }

  /** Open calls of all workers. */
  long open() {
    return jdbc.sql("select count(*) from llm_call where state = 'HELD'")
        .query(Long.class)
        .single();
  }

  /** Calls that were in flight at a fault. */
  long inFlight() {
    return jdbc.sql("select count(*) from chaos.in_flight").query(Long.class).single();
  }

  /** Calls whose whole hold was charged, because nobody knows what they cost. */
  long estimates() {
    return jdbc.sql("select count(*) from llm_call where basis = 'ESTIMATED'")
        .query(Long.class)
        .single();
  }

  /** Notes the open calls of a worker that has just been killed; how many. */
  int inFlightOf(String scheduler, String fault) {
    return note(PICKED, scheduler, fault);
  }

  /** Notes all open calls; how many. */
  int inFlight(String fault) {
    return note("", "", fault);
  }

  private int note(String condition, String scheduler, String fault) {
    var statement =
        jdbc.sql(
                """
                insert into chaos.in_flight
                select c.id, :fault from llm_call c where c.state = 'HELD' %s
                on conflict do nothing
                """
                    .formatted(condition))
            .param("fault", fault);
    return (condition.isEmpty() ? statement : statement.param("name", scheduler)).update();
  }

  /** Every invariant that does not hold, with what breaks it. */
  Map<Invariant, List<String>> violations() {
    Map<Invariant, List<String>> found = new EnumMap<>(Invariant.class);
    for (Invariant invariant : Invariant.values()) {
      List<String> violations = invariant.violations(jdbc);
      if (!violations.isEmpty()) {
        found.put(invariant, violations);
      }
    }
    return found;
  }
}
