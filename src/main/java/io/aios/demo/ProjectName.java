package io.aios.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a short name of a brief: its first words that mean something. */
final class ProjectName {

  private static final int MOST_WORDS = 4;
  private static final int MOST_CHARACTERS = 60;
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "a", "an", "the", "build", "create", "make", "write", "me", "us", "please", "i", "want");

  private ProjectName() {}

  static String of(String brief) {
    String words =
        Arrays.stream(brief.strip().split("[^\\p{L}\\p{N}]+"))
            .dropWhile(word -> EMPTY_WORDS.contains(word.toLowerCase(Locale.ROOT)))
            .takeWhile(word -> !Set.of("with", "that", "which").contains(word))
            .limit(MOST_WORDS)
            .collect(Collectors.joining(" "));
    String name = words.isBlank() ? "Demo" : words;
    String head = name.substring(0, Math.min(name.length(), MOST_CHARACTERS)).strip();
    return head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1);
  }

  /** The name of the folder: lower-case letters, digits and hyphens. */
  static String folder(String name) {
    String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = slug.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "demo" : trimmed;
  }
}
