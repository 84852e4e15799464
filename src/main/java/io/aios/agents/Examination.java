package io.aios.agents;

import io.aios.llm.ReplyShape;
import io.aios.verification.Verdict;

/** Says whether a model's reply holds, together with what earlier replies have left behind. */
interface Examination {

  /**
   * Takes the reply of one round in and says what is wrong now.
   *
   * @param round 0 for the first reply, then one more for each rework
   */
  Verdict examine(String reply, int round);

  /** The form in which it wants replies; it must cope with any other. */
  default ReplyShape shape() {
    return new ReplyShape.Text();
  }
}
