package io.aios.llm.scripted;

import io.aios.llm.scripted.Vocabulary.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the noun that a phrase is about. A phrase is read in parts that begin with prepositions,
 * the first part first, and each part from its end: in "online shop for used bicycles" the shop
 * wins, in "an app for used bicycles" the bicycle does.
 */
record Nouns(Vocabulary vocabulary, Inflection inflection) {

  private static final int FEWEST_LETTERS = 3;
  private static final int MOST_LETTERS = 20;

  /** A thing of which we know what applications usually keep about it. */
  Optional<Domain> known(String phrase) {
    return candidates(phrase).stream()
        .filter(vocabulary.domains()::containsKey)
        .map(word -> vocabulary.domains().getOrDefault(word, named(word)))
        .findFirst();
  }

  /** Any other thing; it is taken to have a name. */
  Optional<Domain> unknown(String phrase) {
    return candidates(phrase).stream().filter(this::canBeNoun).map(this::named).findFirst();
  }

  private Domain named(String word) {
    String noun = inflection.singular(word);
    return new Domain(noun, List.of(), List.of("name"), List.of("description?"));
  }

  private boolean canBeNoun(String word) {
    return word.length() >= FEWEST_LETTERS
        && word.length() <= MOST_LETTERS
        && word.chars().allMatch(Character::isLetter)
        && !vocabulary.has(WordSet.FEATURES, word)
        && !vocabulary.types().containsKey(word);
  }

  private List<String> candidates(String phrase) {
    List<String> candidates = new ArrayList<>();
    int start = 0;
    for (String word : Words.of(phrase)) {
      if (vocabulary.has(WordSet.PREPOSITIONS, word)) {
        start = candidates.size();
      } else if (!vocabulary.has(WordSet.NOISE, word)) {
        candidates.add(start, word);
      }
    }
    return candidates;
  }
}
