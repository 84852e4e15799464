package io.aios.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.chaos.Trouble.CommitCut;
import io.aios.chaos.Trouble.Fate;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The driver's own ways to commit are seen, whichever it takes, and cut to the message. */
@PostgresTest
class CommitCutTest {

  /** How the driver speaks: Parse, Bind and Execute, or one Query. */
  enum Speech {
    extended,
    simple
  }

  private Database database;
  private TcpFaults faults;

  @BeforeEach
  void open(Database database) {
    this.database = database;
    for (String table : List.of("note", "other")) {
      database.jdbc().sql("drop table if exists " + table).update();
      database.jdbc().sql("create table " + table + " (id int)").update();
    }
    faults = TcpFaults.before(URI.create(database.url().substring("jdbc:".length())).getPort());
  }

  @AfterEach
  void close() {
    faults.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasCommittedIsThereThoughItsClientNeverHears(Speech speech) throws SQLException {
    faults.make(new CommitCut("into note", Fate.COMMITTED, 1));
    try (Connection connection = connect(speech)) {
      write(connection, "other");
      connection.commit();
      write(connection, "note");

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(rows("other")).isEqualTo(1);
    assertThat(rows("note")).isEqualTo(1);
    assertThat(faults.commitsCut()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void whatWasNotCommittedIsNotThere(Speech speech) throws SQLException {
    faults.make(new CommitCut("INTO NOTE", Fate.ROLLED_BACK, 1));
    try (Connection connection = connect(speech)) {
      write(connection, "note");

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(rows("note")).isZero();
    assertThat(faults.commitsCut()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void aStatementOutsideOfATransactionCommitsByItself(Speech speech) throws SQLException {
    faults.make(new CommitCut("into note", Fate.COMMITTED, 1));
    try (Connection connection = connect(speech)) {
      connection.setAutoCommit(true);
      write(connection, "other");

      assertThatThrownBy(() -> write(connection, "note")).isInstanceOf(SQLException.class);
    }
    assertThat(rows("note")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void onlySoManyCommitsAreCutAndNoRollbackCounts(Speech speech) throws SQLException {
    faults.make(new CommitCut("into note", Fate.COMMITTED, 1));
    try (Connection connection = connect(speech)) {
      write(connection, "note");
      connection.rollback();
      connection.commit();
      assertThat(faults.commitsCut()).isZero();
      write(connection, "note");
      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    try (Connection connection = connect(speech)) {
      write(connection, "note");
      connection.commit();
    }
    assertThat(rows("note")).isEqualTo(2);
    assertThat(faults.commitsCut()).isEqualTo(1);
  }

  /** From the fifth time on the driver names its statements and sends their text no more. */
  @ParameterizedTest
  @EnumSource
  void knowsStatementsByName(Speech speech) throws SQLException {
    try (Connection connection = connect(speech);
        var insert = connection.prepareStatement("insert into note values (?)")) {
      for (int time = 0; time < 12; time++) {
        insert.setInt(1, time);
        insert.executeUpdate();
        connection.commit();
      }
      faults.make(new CommitCut("into note", Fate.COMMITTED, 1));
      insert.setInt(1, 12);
      insert.executeUpdate();

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
    }
    assertThat(rows("note")).isEqualTo(13);
  }

  private Connection connect(Speech speech) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", database.username());
    properties.setProperty("password", database.password());
    properties.setProperty("preferQueryMode", speech.name());
    String name = database.url().substring(database.url().lastIndexOf('/') + 1);
    Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + faults.port() + "/" + name, properties);
    connection.setAutoCommit(false);
    return connection;
  }

  private static void write(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("insert into " + table + " values (1)");
    }
  }

  private long rows(String table) {
    return database.jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }
}
