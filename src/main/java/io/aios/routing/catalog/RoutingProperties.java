package io.aios.routing.catalog;

import io.aios.routing.Patience;
import io.aios.routing.StrongStart;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which models there are, and how long and how often one ask is tried.
 *
 * @param catalog path of a file with more models, in the form of {@code catalog/models.yaml}; empty
 *     for none
 * @param reference the model that spending is compared with, {@code provider/model}; empty for the
 *     first choice of the quality policy among premium models
 * @param maxAttempts calls to models per ask
 * @param triesPerModel calls in a row to the same model
 * @param patience all waits of one ask together
 * @param backOff wait before the second try; doubles with each
 * @param comeBackAfter when an ask that failed for now is tried again, if no provider said when
 * @param longestCall a call that is open longer counts as lost, and its hold is charged; to be more
 *     than a provider may take for an answer, its retries included
 * @param exploration share of asks that try out a model of which little is known; 0 for none
 * @param cascade when a task type starts at the strong tier
 */
@Validated
@ConfigurationProperties(prefix = "aios.routing", ignoreUnknownFields = false)
record RoutingProperties(
    @DefaultValue("") String catalog,
    @DefaultValue("") String reference,
    @DefaultValue("6") @Min(1) @Max(50) int maxAttempts,
    @DefaultValue("3") @Min(1) @Max(10) int triesPerModel,
    @DefaultValue("20s") @DurationMin @DurationMax(hours = 1) Duration patience,
    @DefaultValue("500ms") @DurationMin @DurationMax(hours = 1) Duration backOff,
    @DefaultValue("15s") @DurationMin @DurationMax(hours = 1) Duration comeBackAfter,
    @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(hours = 24) Duration longestCall,
    @DefaultValue("0.05") @DecimalMin("0") @DecimalMax("0.2") double exploration,
    @DefaultValue @Valid Cascade cascade) {

  /**
   * When a task type starts at the strong tier instead of climbing to it.
   *
   * @param enabled whether that is decided at all
   * @param maxLeak share of the accepted results of weaker models that may be sent back later
   * @param minEvidence results of them that have to be judged before anything is concluded
   */
  record Cascade(
      @DefaultValue("true") boolean enabled,
      @DefaultValue("0.15") @DecimalMin("0.01") @DecimalMax("1") double maxLeak,
      @DefaultValue("20") @Min(1) @Max(10_000) long minEvidence) {

    StrongStart.Limits asLimits() {
      return new StrongStart.Limits(maxLeak, minEvidence);
    }
  }

  /** The same as one noun of routing. */
  Patience asPatience() {
    return new Patience(maxAttempts, triesPerModel, patience, backOff, comeBackAfter, longestCall);
  }
}
