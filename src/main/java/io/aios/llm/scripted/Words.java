package io.aios.llm.scripted;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns words into names. All of them work on plain lower-case words of letters and digits. */
final class Words {

  private static final int MOST_NAME_CHARACTERS = 40;

  private Words() {}

  /**
   * The text in lower-case ASCII: accents are dropped, and what is neither letter, digit, space,
   * line break nor punctuation that separates phrases becomes a space.
   */
  static String plain(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder plain = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); i++) {
      char c = decomposed.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append(isPlain(c) ? c : ' ');
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }

  /** The words of a plain text, without punctuation. */
  static List<String> of(String plain) {
    return Arrays.stream(plain.split("[^a-z0-9]+")).filter(word -> !word.isEmpty()).toList();
  }

  static String snake(List<String> words) {
    return cut(String.join("_", words), '_');
  }

  static String pascal(List<String> words) {
    return words.stream()
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  /**
   * A name for images, containers and the like: letters, digits and hyphens, starts with a letter.
   */
  static String slug(String text, String otherwise) {
    String slug = cut(String.join("-", of(plain(text))), '-');
    return slug.isEmpty() || !Character.isLetter(slug.charAt(0)) ? otherwise : slug;
  }

  private static boolean isPlain(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "\n ,.:;!?&/()-".indexOf(c) >= 0);
  }

  private static String cut(String name, char separator) {
    String cut = name.substring(0, Math.min(name.length(), MOST_NAME_CHARACTERS));
    return cut.endsWith(String.valueOf(separator)) ? cut.substring(0, cut.length() - 1) : cut;
  }
}
