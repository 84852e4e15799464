package io.aios.llm.guarded;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How providers are guarded; the same for each.
 *
 * @param breaker when calls are stopped, and for how long
 * @param permits how many calls run at once
 * @param retry what is tried again at once, without asking the router
 */
@Validated
@ConfigurationProperties(prefix = "aios.providers.guard", ignoreUnknownFields = false)
record GuardProperties(
    @DefaultValue @Valid Breaker breaker,
    @DefaultValue @Valid Permits permits,
    @DefaultValue @Valid Retry retry) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * When calls are stopped. There is one breaker for each provider, and one for each model.
   *
   * @param window the last calls that are judged
   * @param minimumCalls calls before there is a judgement; at most {@code window}
   * @param failurePercent share of failures from which on no call is made
   * @param openFor how long no call is made; then a single one finds out
   * @param barredFor the same after a refused key, a used-up quota or an unknown model
   */
  record Breaker(
      @DefaultValue("20") @Min(1) @Max(1000) int window,
      @DefaultValue("5") @Min(1) @Max(1000) int minimumCalls,
      @DefaultValue("50") @Min(1) @Max(100) int failurePercent,
      @DefaultValue("30s") Duration openFor,
      @DefaultValue("5m") Duration barredFor) {

    Breaker {
      require(minimumCalls <= window, "breaker.minimum-calls must not be above breaker.window");
      requireRange("breaker.open-for", openFor, Duration.ofMillis(1));
      requireRange("breaker.barred-for", barredFor, Duration.ofMillis(1));
    }
  }

  /**
   * How many calls run at once. Few at first, one more with each reply that begins, half as many
   * when the provider has too much to do.
   *
   * @param start at the beginning, and after the breaker of the provider opened
   * @param most never more
   * @param patience how long a call waits for others to end; zero waits for none
   */
  record Permits(
      @DefaultValue("2") @Min(1) @Max(10_000) int start,
      @DefaultValue("64") @Min(1) @Max(10_000) int most,
      @DefaultValue("2m") Duration patience) {

    Permits {
      require(start <= most, "permits.start must not be above permits.most");
      requireRange("permits.patience", patience, Duration.ZERO);
    }
  }

  /**
   * What is tried again at once: only calls that cost nothing and of which nothing was heard.
   *
   * @param tries in all, the first one included
   * @param backOff wait before the second try, of which half is left to chance; doubles with each
   * @param longestWait a provider that asks for a longer wait is left to the router
   */
  record Retry(
      @DefaultValue("3") @Min(1) @Max(10) int tries,
      @DefaultValue("250ms") Duration backOff,
      @DefaultValue("2s") Duration longestWait) {

    Retry {
      requireRange("retry.back-off", backOff, Duration.ZERO);
      requireRange("retry.longest-wait", longestWait, Duration.ZERO);
    }
  }

  private static void requireRange(String name, Duration duration, Duration least) {
    require(
        duration.compareTo(least) >= 0 && duration.compareTo(LONGEST) <= 0,
        name + " must be " + least.toMillis() + "ms to 1h");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("aios.providers.guard." + rule);
    }
  }
}
