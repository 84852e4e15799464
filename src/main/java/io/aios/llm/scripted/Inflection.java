package io.aios.llm.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Forms the singular and plural of English nouns by the common rules and a list of exceptions.
 *
 * @param plurals irregular plurals by their singulars; the same word for what cannot be counted
 */
record Inflection(Map<String, String> plurals) {

  private static final Set<String> VOWELS = Set.of("a", "e", "i", "o", "u");

  String plural(String singular) {
    String irregular = plurals.get(singular);
    if (irregular != null) {
      return irregular;
    }
    if (endsWithOneOf(singular, "s", "x", "z", "ch", "sh")) {
      return singular + "es";
    }
    if (singular.endsWith("y") && singular.length() > 1 && !hasVowelBeforeEnd(singular)) {
      return withoutEnd(singular, 1) + "ies";
    }
    return singular + "s";
  }

  /** The singular of a noun in either number. */
  String singular(String noun) {
    if (plurals.containsKey(noun)) {
      return noun;
    }
    for (Map.Entry<String, String> irregular : plurals.entrySet()) {
      if (irregular.getValue().equals(noun)) {
        return irregular.getKey();
      }
    }
    if (noun.length() < 4 || !noun.endsWith("s") || endsWithOneOf(noun, "ss", "us", "is")) {
      return noun;
    }
    if (noun.endsWith("ies")) {
      return withoutEnd(noun, 3) + "y";
    }
    if (endsWithOneOf(noun, "sses", "xes", "ches", "shes", "zzes")) {
      return withoutEnd(noun, 2);
    }
    return withoutEnd(noun, 1);
  }

  /** The words with the last one in the singular. */
  List<String> singular(List<String> words) {
    return withLast(words, singular(words.getLast()));
  }

  /** The words with the last one in the plural. */
  List<String> plural(List<String> words) {
    return withLast(words, plural(words.getLast()));
  }

  /** Reads lines of {@code singular plural}. */
  static Inflection of(List<String> lines) {
    return new Inflection(
        lines.stream()
            .map(line -> line.split(" "))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
  }

  private static List<String> withLast(List<String> words, String last) {
    List<String> changed = new ArrayList<>(words);
    changed.set(words.size() - 1, last);
    return List.copyOf(changed);
  }

  private static boolean hasVowelBeforeEnd(String word) {
    return VOWELS.contains(word.substring(word.length() - 2, word.length() - 1));
  }

  private static boolean endsWithOneOf(String word, String... ends) {
    for (String end : ends) {
      if (word.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  private static String withoutEnd(String word, int characters) {
    return word.substring(0, word.length() - characters);
  }
}
