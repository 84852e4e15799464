package io.aios.llm.scripted;

import java.util.Objects;

/** A prompt that does not have the layout which agents write. */
final class UnreadablePromptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadablePromptException(String detail) {
    super(detail);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNullElse(super.getMessage(), "");
  }
}
