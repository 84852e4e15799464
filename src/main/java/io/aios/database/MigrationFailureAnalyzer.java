package io.aios.database;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot report a migration that failed as a sentence instead of a stack trace. */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, FlywayException failure) {
    return new FailureAnalysis(
        "The database cannot be migrated (" + failure.getMessage() + ")",
        "mend what it names, and start again; nothing of a migration that failed is kept",
        failure);
  }
}
