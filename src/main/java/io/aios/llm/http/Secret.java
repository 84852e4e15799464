package io.aios.llm.http;

/**
 * A key that is never shown: it prints as stars, and can be taken out of any text.
 *
 * @param value without the spaces and line ends that come along when a key is pasted; empty if
 *     there is none
 */
public record Secret(String value) {

  public static final Secret NONE = new Secret("");

  public Secret {
    value = value.strip();
  }

  public boolean isPresent() {
    return !value.isEmpty();
  }

  /** The text without the key, wherever it was quoted. */
  public String redact(String text) {
    return isPresent() ? text.replace(value, "***") : text;
  }

  @Override
  public String toString() {
    return isPresent() ? "***" : "(none)";
  }
}
