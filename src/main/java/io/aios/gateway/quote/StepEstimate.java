package io.aios.gateway.quote;

import io.aios.project.UsualStep;
import java.util.List;

/**
 * What is expected of a step.
 *
 * @param asks the models that would be asked
 * @param calls how many are expected
 * @param promptTokens of all calls together
 * @param outputTokens of all calls together
 * @param nanos cost in nano-dollars
 * @param millis time from its start to its end, in milliseconds
 * @param samples on how many tasks it rests; 0 if on the template
 */
record StepEstimate(
    UsualStep step,
    List<Prospect> asks,
    double calls,
    double promptTokens,
    double outputTokens,
    Range nanos,
    Range millis,
    int samples) {

  StepEstimate {
    asks = List.copyOf(asks);
  }

  /** Whether there is a model for all that it asks. */
  boolean isFeasible() {
    return asks.stream().allMatch(ask -> ask.first().isPresent());
  }
}
