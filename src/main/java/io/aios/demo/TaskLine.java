package io.aios.demo;

import java.time.Duration;

/**
 * What the terminal shows of one task.
 *
 * @param model the model that answered last; empty before the first answer
 * @param from from the start of the project to the start of the task
 * @param lasted how long it has run; zero if it has not started
 * @param cost decimal dollars as the API gave them
 */
record TaskLine(
    String key,
    String kind,
    String model,
    String state,
    Duration from,
    Duration lasted,
    long tokens,
    String cost) {

  boolean hasStarted() {
    return !lasted.isZero();
  }
}
