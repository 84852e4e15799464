package io.aios.llm.guarded;

import io.aios.llm.ModelResult;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Tries a call again at once where that costs nothing. All that may be billed, and all longer
 * waits, belong to the router, which sets money aside for each try. Thread-safe.
 *
 * <p>Resilience4j counts the tries and knows their metrics. Its own sleep is a static function that
 * all of the process share, so it is told to sleep for no time, and the pause is made before.
 */
final class Retries {

  private final GuardProperties.Retry rules;
  private final Surroundings surroundings;
  private final Retry retry;

  Retries(
      String provider,
      RetryRegistry registry,
      GuardProperties.Retry rules,
      Surroundings surroundings) {
    this.rules = rules;
    this.surroundings = surroundings;
    this.retry = registry.retry(provider, config());
  }

  /** The result of the last try. */
  ModelResult run(Supplier<Attempt> call) {
    Retry.Context<Attempt> context = retry.context();
    while (true) {
      Attempt attempt = call.get();
      if (!isRepeated(context, attempt)) {
        context.onComplete();
        return attempt.result();
      }
    }
  }

  private static boolean isRepeated(Retry.Context<Attempt> context, Attempt attempt) {
    try {
      return context.onResult(attempt);
    } catch (CancellationException interrupted) {
      return false; // with the flag set again
    }
  }

  private RetryConfig config() {
    return RetryConfig.<Attempt>custom()
        .maxAttempts(rules.tries())
        .failAfterMaxAttempts(false)
        .retryOnResult(attempt ->
            attempt.isWorthRepeating(rules.longestWait())
                && !Thread.currentThread().isInterrupted())
        .consumeResultBeforeRetryAttempt((tries, attempt) -> pause(wait(attempt, tries)))
        .intervalFunction(tries -> 0L)
        .build();
  }

  /** What the provider asked for and some more, so that not all come back at the same moment. */
  private Duration wait(Attempt attempt, int tries) {
    Duration backOff = rules.backOff().multipliedBy(1L << (tries - 1));
    double share = 0.5 + surroundings.chance().getAsDouble() / 2;
    Duration wait = attempt.namedWait().plusNanos((long) (backOff.toNanos() * share));
    return wait.compareTo(rules.longestWait()) < 0 ? wait : rules.longestWait();
  }

  private void pause(Duration wait) {
    try {
      surroundings.pause().last(wait);
    } catch (InterruptedException brokenOff) {
      Thread.currentThread().interrupt(); // ends the library's sleep, too
    }
  }
}
