package io.aios.agents;

import io.aios.project.Outcome;

/** How one question to a model ended. */
sealed interface Said {

  /** The model said all it wanted to say; parts are put together. */
  record Complete(String text) implements Said {}

  /** There is no complete reply, and the task ends for now. */
  record Silence(Outcome outcome) implements Said {}
}
