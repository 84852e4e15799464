package io.aios.project.postgres;

import io.aios.database.Signals;
import io.aios.project.Projects;
import io.aios.project.Stores;
import io.aios.testing.Database;

/** The ports on a test's database, wired as the product wires them. */
public final class PostgresStores {

  private PostgresStores() {}

  /** Empty stores: whatever an earlier test has left is gone. */
  public static Stores emptied(Database database) {
    return emptied(database, new RecordedSignals());
  }

  public static Stores emptied(Database database, Signals signals) {
    database.jdbc().sql("truncate project cascade").update();
    PostgresProjectConfig config = new PostgresProjectConfig(database.jdbc(), signals);
    Projects projects = config.projects();
    return new Stores(
        projects,
        config.tasks(projects),
        config.events(),
        config.remains(),
        database.transactions());
  }
}
