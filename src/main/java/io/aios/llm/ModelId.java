package io.aios.llm;

/**
 * Names one model at one provider by the provider's exact id; prefixes never match.
 *
 * @param provider lower-case name of the provider, e.g. {@code scripted}
 * @param name the provider's own id of the model
 */
public record ModelId(String provider, String name) {

  public ModelId {
    if (provider.isBlank() || name.isBlank() || provider.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "A model is named provider/name, not " + provider + "/" + name);
    }
  }

  /** Reads {@code provider/name}; the name may itself contain slashes. */
  public static ModelId of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("A model is named provider/name, not " + text);
    }
    return new ModelId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return provider + "/" + name;
  }
}
