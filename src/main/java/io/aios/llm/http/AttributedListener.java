package io.aios.llm.http;

import io.aios.llm.Delta;
import io.aios.llm.Listener;

/**
 * A listener whose exceptions are known to be its own. An {@link AnswerReader} tells what it hears
 * to one of these: then what the listener throws ends the call and reaches the caller, and what the
 * reader throws still counts as a broken answer.
 */
public record AttributedListener(Listener listener) implements Listener {

  @Override
  public void heard(Delta delta) {
    try {
      listener.heard(delta);
    } catch (RuntimeException thrown) {
      throw new ListenerException(thrown);
    }
  }
}
