package io.aios.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@PostgresTest
class DatabaseTest {

  private final Database database;

  DatabaseTest(Database database) {
    this.database = database;
  }

  @Test
  void sessionsAreNotInUtc() {
    String zone = database.jdbc().sql("show timezone").query(String.class).single();

    assertThat(zone).isEqualTo("Pacific/Chatham");
  }

  @Test
  void databasesAreApart() {
    try (Database other = Database.create()) {
      other.jdbc().sql("create table here (id int)").update();

      assertThat(tablesNamedHere(other)).isEqualTo(1);
      assertThat(tablesNamedHere(database)).isZero();
    }
  }

  @Test
  void classGetsOneDatabase(Database same) {
    assertThat(same).isSameAs(database);
  }

  @Test
  void rolledBackTransactionLeavesNothing() {
    database.jdbc().sql("create table kept (id int)").update();

    database
        .transactions()
        .executeWithoutResult(transaction -> {
          database.jdbc().sql("insert into kept values (1)").update();
          transaction.setRollbackOnly();
        });

    assertThat(database.jdbc().sql("select count(*) from kept").query(Long.class).single())
        .isZero();
  }

  private static long tablesNamedHere(Database database) {
    return database
        .jdbc()
        .sql("select count(*) from pg_tables where tablename = 'here'")
        .query(Long.class)
        .single();
  }
}
