package io.aios.agents;

import io.aios.project.Outcome;

/** How one question to a model ended. */
sealed interface Said {

  /** The model stopped by itself. */
  sealed interface Spoken extends Said {

    /** What it said; parts are put together. */
    String text();
  }

  /** The model said all it wanted to say. */
  record Complete(String text) implements Spoken {}

  /** The model stopped to have tools run, which nobody had offered it. */
  record Astray(String text) implements Spoken {}

  /** There is no complete reply, and the task ends for now. */
  record Silence(Outcome outcome) implements Said {}
}
