package io.aios.llm.http;

import org.jspecify.annotations.Nullable;

/**
 * A key that is never shown: it prints as stars, and can be taken out of any text. No record,
 * because whatever writes the parts of a record, such as the actuator's list of settings, would
 * show it.
 */
public final class Secret {

  /** So much of the beginning of a key is no secret: it names the provider and the kind. */
  private static final int TELLING = 12;

  public static final Secret NONE = new Secret("");

  private final String value;

  /**
   * @param value may have the spaces and line ends that come along when a key is pasted; empty if
   *     there is no key
   */
  public Secret(String value) {
    this.value = value.strip();
  }

  /** The key itself, for those who send it. */
  public String value() {
    return value;
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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
