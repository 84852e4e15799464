package io.aios.verification;

/**
 * What verification says is wrong, in words that the agent that owns the file can act on.
 *
 * @param check name of the check, e.g. {@code syntax}
 * @param path the file it is about; empty when it is about the work as a whole. Plain text, because
 *     a refused path is a finding too
 * @param message one sentence: what is wrong and what is expected
 */
public record Finding(String check, String path, String message) {

  /** Longest message kept, in characters; a longer one is cut. */
  public static final int MOST_CHARACTERS = 500;

  public Finding {
    if (check.isBlank() || message.isBlank()) {
      throw new IllegalArgumentException("A finding names its check and what is wrong");
    }
    if (message.length() > MOST_CHARACTERS) {
      message = message.substring(0, MOST_CHARACTERS - 1) + "…";
    }
  }

  @Override
  public String toString() {
    return path.isEmpty() ? check + ": " + message : check + ": " + path + ": " + message;
  }
}
