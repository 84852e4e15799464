package io.aios.node;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Says on one line why a node did not start, whenever a {@link FailureAnalyzer} knows why. What
 * none of them knows is a bug and goes on to Spring Boot, which prints the stack trace.
 */
@NullMarked
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupFailureReport implements SpringBootExceptionReporter {

  private static final Logger log = LoggerFactory.getLogger(StartupFailureReport.class);

  private final List<FailureAnalyzer> analyzers;

  StartupFailureReport(@Nullable ConfigurableApplicationContext context) {
    this.analyzers =
        SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
            .load(FailureAnalyzer.class, arguments(context));
  }

  @Override
  public boolean reportException(Throwable failure) {
    for (FailureAnalyzer analyzer : analyzers) {
      FailureAnalysis analysis = analyzer.analyze(failure);
      if (analysis != null) {
        log.error("AIOS did not start: {}", sentence(analysis));
        return true;
      }
    }
    return false;
  }

  private static String sentence(FailureAnalysis analysis) {
    String action = Objects.requireNonNullElse(analysis.getAction(), "");
    String both = action.isBlank() ? analysis.getDescription() : joined(analysis, action);
    String line = both.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line : line + ".";
  }

  private static String joined(FailureAnalysis analysis, String action) {
    return analysis.getDescription().strip().replaceAll("\\.$", "") + "; " + action;
  }

  private static @Nullable ArgumentResolver arguments(
      @Nullable ConfigurableApplicationContext context) {
    if (context == null) {
      return null;
    }
    return ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
        .and(Environment.class, context.getEnvironment());
  }
}
