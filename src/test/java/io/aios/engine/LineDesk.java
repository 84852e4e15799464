package io.aios.engine;

import io.aios.engine.LineModel.Row;
import io.aios.testing.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** The line in PostgreSQL, as those see it who put rows in it, take them and end them. */
record LineDesk(Database database, Admission admission, Duration deadAfter) {

  private static final Contact NO_CONTACT = new Contact(Duration.ofSeconds(1), 4);

  static LineDesk empty(Database database, Admission admission, Duration deadAfter) {
    database.jdbc().sql("truncate engine_agent, engine_turn").update();
    return new LineDesk(database, admission, deadAfter);
  }

  void join(Row row) {
    database
        .jdbc()
        .sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, version,
              tenant, kind, priority)
            values ('perform', :instance, :due, false, 1, :tenant, :kind, :priority)
            """)
        .param("instance", row.instance())
        .param("due", row.due().atOffset(ZoneOffset.UTC))
        .param("tenant", row.tenant())
        .param("kind", row.kind())
        .param("priority", row.priority())
        .update();
  }

  void complete(String instance) {
    database
        .jdbc()
        .sql("delete from engine_agent where task_instance = :instance")
        .param("instance", instance)
        .update();
  }

  void beat(String instance, Instant now) {
    database
        .jdbc()
        .sql("update engine_agent set last_heartbeat = :now where task_instance = :instance")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("instance", instance)
        .update();
  }

  List<Row> claim(Instant now, int most, SortedSet<String> served) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select task_instance, tenant, kind, priority, execution_time"
                    + " from engine_claim(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      new FairClaim(admission, served, NO_CONTACT)
          .fill(statement, "tester", now, now.minus(deadAfter), most);
      List<Row> claimed = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          claimed.add(
              new Row(
                  rows.getString(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getInt(4),
                  rows.getTimestamp(5).toInstant()));
        }
      }
      return claimed;
    }
  }
}
