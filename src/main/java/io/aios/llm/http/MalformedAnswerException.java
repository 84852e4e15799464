package io.aios.llm.http;

/** An answer is not what its provider's interface promises. */
public final class MalformedAnswerException extends RuntimeException {

  /**
   * Says what is wrong.
   *
   * @param message in words of our own: nothing of the answer, and nothing secret
   */
  public MalformedAnswerException(String message) {
    super(message);
  }
}
