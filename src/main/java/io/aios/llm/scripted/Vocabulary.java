package io.aios.llm.scripted;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words that briefs are read with.
 *
 * @param domains known entities by each word that stands for them
 * @param types what a field holds, by name or part of a name in snake case
 * @param aliases what is meant by what is said
 * @param sets lists of words by the name of their file
 */
record Vocabulary(
    Map<String, Domain> domains,
    Map<String, FieldType> types,
    Map<String, String> aliases,
    Map<WordSet, Set<String>> sets) {

  /** A list of words that are treated alike. */
  enum WordSet {
    NOISE,
    FEATURES,
    FILLERS,
    RESERVED_ENTITIES,
    RESERVED_FIELDS,
    PREPOSITIONS
  }

  static Vocabulary load(TemplateShelf shelf) {
    Map<WordSet, Set<String>> sets = new LinkedHashMap<>();
    for (WordSet set : WordSet.values()) {
      Set<String> words = new HashSet<>();
      lines(shelf, set.name().toLowerCase(Locale.ROOT))
          .forEach(line -> words.addAll(List.of(line.split(" "))));
      sets.put(set, Set.copyOf(words));
    }
    return new Vocabulary(domains(shelf), types(shelf), aliases(shelf), Map.copyOf(sets));
  }

  /** The lines of a word list that are no comments. */
  static List<String> lines(TemplateShelf shelf, String name) {
    return shelf
        .text("vocabulary/" + name + ".txt")
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  boolean has(WordSet set, String word) {
    return sets.getOrDefault(set, Set.of()).contains(word);
  }

  /** What a field of this name holds: the whole name counts most, then its words from the last. */
  FieldType type(List<String> words) {
    String name = String.join("_", words);
    FieldType known = types.get(name);
    for (int i = words.size() - 1; known == null && i >= 0; i--) {
      known = types.get(words.get(i));
    }
    return known == null ? FieldType.LINE : known;
  }

  private static Map<String, Domain> domains(TemplateShelf shelf) {
    Map<String, Domain> domains = new LinkedHashMap<>();
    for (String line : lines(shelf, "domains")) {
      Domain domain = Domain.of(line);
      domains.putIfAbsent(domain.noun(), domain);
      domain.synonyms().forEach(word -> domains.putIfAbsent(word, domain));
    }
    return Map.copyOf(domains);
  }

  private static Map<String, FieldType> types(TemplateShelf shelf) {
    Map<String, FieldType> types = new LinkedHashMap<>();
    for (String line : lines(shelf, "types")) {
      int colon = line.indexOf(": ");
      FieldType type = FieldType.valueOf(line.substring(0, colon));
      Arrays.stream(line.substring(colon + 2).split(" ")).forEach(word -> types.put(word, type));
    }
    return Map.copyOf(types);
  }

  private static Map<String, String> aliases(TemplateShelf shelf) {
    Map<String, String> aliases = new LinkedHashMap<>();
    for (String line : lines(shelf, "aliases")) {
      int equals = line.indexOf(" = ");
      aliases.put(line.substring(0, equals), line.substring(equals + 3));
    }
    return aliases;
  }
}
