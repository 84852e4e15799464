package io.aios.llm.http;

/** Carries what a listener threw past the readers, which would take it for a broken answer. */
final class ListenerException extends RuntimeException {

  private final transient RuntimeException thrown;

  ListenerException(RuntimeException thrown) {
    super(thrown);
    this.thrown = thrown;
  }

  RuntimeException thrown() {
    return thrown;
  }
}
