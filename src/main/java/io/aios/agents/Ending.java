package io.aios.agents;

import io.aios.project.Outcome;

/** How the rounds for one deliverable ended. */
sealed interface Ending {

  /** The last reply holds. */
  record Holds() implements Ending {}

  /** There is nothing that holds; the task ends so. */
  record Stops(Outcome outcome) implements Ending {}
}
