package io.aios.project.postgres;

import io.aios.project.DecisionsContract;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;

@PostgresTest
class PostgresDecisionsTest extends DecisionsContract {

  PostgresDecisionsTest(Database database) {
    super(PostgresStores.emptied(database));
  }
}
