package io.aios.project.postgres;

import io.aios.project.ProjectsContract;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;

@PostgresTest
class PostgresProjectsTest extends ProjectsContract {

  PostgresProjectsTest(Database database) {
    super(PostgresStores.emptied(database));
  }
}
