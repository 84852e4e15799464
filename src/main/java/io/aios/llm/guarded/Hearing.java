package io.aios.llm.guarded;

import io.aios.llm.Delta;
import io.aios.llm.Listener;

/** Notes the first piece of a reply, and passes all of them on. For one call. */
final class Hearing implements Listener {

  private final Listener listener;
  private final Runnable whenFirst;
  private boolean heard;

  Hearing(Listener listener, Runnable whenFirst) {
    this.listener = listener;
    this.whenFirst = whenFirst;
  }

  boolean hasHeard() {
    return heard;
  }

  @Override
  public void heard(Delta delta) {
    if (!heard) {
      heard = true;
      whenFirst.run();
    }
    listener.heard(delta);
  }
}
