package io.aios.database;

import java.io.IOException;
import java.nio.file.Path;

/** Why there is no database, in one sentence that also says how to mend it. */
public final class DatabaseFailure extends RuntimeException {

  private final String problem;
  private final String remedy;

  /**
   * @param problem what is wrong, without a full stop
   * @param remedy what the reader can do about it, in the imperative and without a full stop
   */
  DatabaseFailure(String problem, String remedy) {
    super(problem + "; " + remedy + ".");
    this.problem = problem;
    this.remedy = remedy;
  }

  DatabaseFailure(String problem, String remedy, Throwable cause) {
    super(problem + "; " + remedy + ".", cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  static DatabaseFailure inUse(Path directory) {
    return new DatabaseFailure(
        "The database directory " + directory + " is in use by another AIOS process",
        "stop it, or set aios.database.directory or spring.datasource.url");
  }

  static DatabaseFailure unusable(Path directory, IOException cause) {
    return new DatabaseFailure(
        "The database directory "
            + directory
            + " cannot be written ("
            + cause.getClass().getSimpleName()
            + ": "
            + cause.getMessage()
            + ")",
        "make it writable, or set aios.database.directory or spring.datasource.url",
        cause);
  }

  static DatabaseFailure interrupted() {
    Thread.currentThread().interrupt();
    return new DatabaseFailure("Waiting for PostgreSQL was interrupted", "start AIOS again");
  }

  public String problem() {
    return problem;
  }

  public String remedy() {
    return remedy;
  }
}
