package io.aios.llm.http;

/** An answer is larger than we are willing to read. */
public final class LimitExceededException extends RuntimeException {

  LimitExceededException(String message) {
    super(message);
  }
}
