package io.aios.routing.catalog;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets a start that fails for a {@link CatalogFailure} say so in one sentence. */
final class CatalogFailureAnalyzer extends AbstractFailureAnalyzer<CatalogFailure> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, CatalogFailure failure) {
    return new FailureAnalysis(
        String.valueOf(failure.getMessage()),
        "correct the file, or point aios.routing.catalog to another one",
        failure);
  }
}
