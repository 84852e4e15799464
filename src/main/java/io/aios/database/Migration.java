package io.aios.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Brings the schema up to date, or looks whether that was done. A schema that is newer than this
 * version of AIOS is fine: in a rolling update the old nodes go on while the new ones come. Of
 * those that migrate at once one does it, and the others wait.
 */
enum Migration implements FlywayMigrationStrategy {
  /** Migrates. */
  DO {
    @Override
    public void migrate(Flyway flyway) {
      flyway.migrate();
    }
  },
  /** Changes nothing, and refuses a schema that lacks something. */
  EXPECT {
    @Override
    public void migrate(Flyway flyway) {
      MigrationInfoService schema = flyway.info();
      MigrationInfo[] pending = schema.pending();
      if (pending.length > 0) {
        throw new DatabaseFailure(
            "The database "
                + version(schema)
                + ", this node needs "
                + pending[pending.length - 1].getVersion(),
            "run it once with --migrate-only, or set aios.database.migrate=true");
      }
    }
  };

  private static String version(MigrationInfoService schema) {
    MigrationInfo current = schema.current();
    return current == null ? "is empty" : "is at version " + current.getVersion();
  }
}
