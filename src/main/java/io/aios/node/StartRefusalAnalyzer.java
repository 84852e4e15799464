package io.aios.node;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot report a {@link StartRefusal} as a sentence instead of a stack trace. */
final class StartRefusalAnalyzer extends AbstractFailureAnalyzer<StartRefusal> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, StartRefusal refusal) {
    return new FailureAnalysis(refusal.problem(), refusal.remedy(), refusal);
  }
}
