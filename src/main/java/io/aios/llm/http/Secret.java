package io.aios.llm.http;

/**
 * A key that is never shown: it prints as stars, and can be taken out of any text.
 *
 * @param value without the spaces and line ends that come along when a key is pasted; empty if
 *     there is none
 */
public record Secret(String value) {

  /** So much of the beginning of a key is no secret: it names the provider and the kind. */
  private static final int TELLING = 12;

  public static final Secret NONE = new Secret("");

  public Secret {
    value = value.strip();
  }

  public boolean isPresent() {
    return !value.isEmpty();
  }

  /** The text without the key, wherever it was quoted, and without what a cut left of it. */
  public String redact(String text) {
    String shown = isPresent() ? text.replace(value, "***") : text;
    for (int length = value.length() - 1; length >= TELLING && tells(shown); length--) {
      shown = shown.replace(value.substring(0, length), "***");
    }
    return shown;
  }

  private boolean tells(String text) {
    return text.contains(value.substring(0, TELLING));
  }

  @Override
  public String toString() {
    return isPresent() ? "***" : "(none)";
  }
}
