package io.aios.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot report a {@link DatabaseFailure} as a sentence instead of a stack trace. */
final class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseFailure> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, DatabaseFailure failure) {
    return new FailureAnalysis(failure.problem(), failure.remedy(), failure);
  }
}
