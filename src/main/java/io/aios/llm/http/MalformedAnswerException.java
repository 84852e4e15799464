package io.aios.llm.claude;

/** An answer is not what Anthropic's interface promises. */
final class MalformedAnswerException extends RuntimeException {

  MalformedAnswerException(String message) {
    super(message);
  }
}
