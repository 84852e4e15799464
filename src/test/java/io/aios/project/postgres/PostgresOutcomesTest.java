package io.aios.project.postgres;

import io.aios.project.OutcomesContract;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;

@PostgresTest
class PostgresOutcomesTest extends OutcomesContract {

  PostgresOutcomesTest(Database database) {
    super(PostgresStores.emptied(database));
  }
}
