package io.aios.routing;

import io.aios.llm.Delta;
import io.aios.llm.Listener;

/**
 * What a listener hears in the course of one ask, over all its calls: when a call that had let
 * something be heard has failed, the listener is told before another one is made. For one thread.
 */
final class Hearing implements Listener {

  private final Listener listener;
  private boolean something;
  private String failure = "";

  Hearing(Listener listener) {
    this.listener = listener;
  }

  /** A call is about to be made. */
  void callStarts() {
    if (something) {
      startsOver(failure);
    }
  }

  /**
   * The call has failed.
   *
   * @param why in words for a person
   */
  void callFailed(String why) {
    failure = why;
  }

  @Override
  public void heard(Delta delta) {
    something |= !delta.text().isEmpty();
    listener.heard(delta);
  }

  @Override
  public void startsOver(String why) {
    something = false;
    listener.startsOver(why);
  }
}
