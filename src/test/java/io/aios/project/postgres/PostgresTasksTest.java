package io.aios.project.postgres;

import io.aios.project.TasksContract;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;

@PostgresTest
class PostgresTasksTest extends TasksContract {

  PostgresTasksTest(Database database) {
    super(PostgresStores.emptied(database));
  }
}
