package io.aios.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a benchmark was asked for, as {@code name=value} words in any order. */
final class Options {

  /** Stands for no words, because Maven drops an empty argument. */
  private static final String NONE = "-";

  private final Map<String, String> values = new TreeMap<>();

  /**
   * Reads them.
   *
   * @param known names with their defaults
   * @throws IllegalArgumentException for a word that is no known {@code name=value}
   */
  Options(String[] arguments, Map<String, String> known) {
    values.putAll(known);
    Arrays.stream(String.join(" ", arguments).split("\\s+", -1))
        .filter(word -> !word.isEmpty() && !word.equals(NONE))
        .forEach(word -> {
          String[] parts = word.split("=", 2);
          if (parts.length < 2 || !known.containsKey(parts[0])) {
            throw new IllegalArgumentException(word + " is not one of " + known);
          }
          values.put(parts[0], parts[1]);
        });
  }

  String word(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("There is no option " + name);
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(word(name));
  }

  List<Integer> numbers(String name) {
    return Arrays.stream(word(name).split(",", -1)).map(Integer::valueOf).toList();
  }

  boolean has(String name, String element) {
    return List.of(word(name).split(",", -1)).contains(element);
  }
}
