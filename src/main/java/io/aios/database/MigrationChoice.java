package io.aios.database;

/** Whether a node migrates the database when it starts. */
enum MigrationChoice {
  /** It does with the PostgreSQL that comes along, and where it plays all roles. */
  AUTO,
  /** It does; also written {@code true}. */
  ON,
  /** It only looks whether somebody has; also written {@code false}. */
  OFF
}
