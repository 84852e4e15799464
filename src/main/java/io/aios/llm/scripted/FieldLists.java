package io.aios.llm.scripted;

import io.aios.llm.scripted.BriefReader.FieldList;
import io.aios.llm.scripted.Vocabulary.WordSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds lists of fields: what follows "with", "including", "has", a colon and the like. */
record FieldLists(Vocabulary vocabulary, Inflection inflection) {

  private static final int MOST_FIELDS = 12;
  private static final int MOST_WORDS = 3;
  private static final String OPTIONAL = "optional";

  /** Every record gets one from the database anyway. */
  private static final List<String> ID = List.of("id");

  private static final Pattern MARKER =
      Pattern.compile(
          "\\b(?:with|including|includes?|having|has|have|containing|contains?|fields?|attributes?"
              + "|columns?)\\b|:");

  private static final Pattern SEPARATOR = Pattern.compile("[,/&]|\\b(?:and|or|plus)\\b");

  /** The longest list in these sentences, or the first of the longest; without fields if none. */
  FieldList best(List<String> sentences) {
    return sentences.stream()
        .flatMap(sentence -> lists(sentence).stream())
        .reduce(
            new FieldList("", Set.of()),
            (best, next) -> next.fields().size() > best.fields().size() ? next : best);
  }

  private List<FieldList> lists(String sentence) {
    List<FieldList> lists = new ArrayList<>();
    Matcher marker = MARKER.matcher(sentence);
    String owner = "";
    int start = 0;
    boolean found = marker.find();
    while (found) {
      String before = sentence.substring(start, marker.start());
      owner = before.isBlank() ? owner : before;
      start = marker.end();
      found = marker.find();
      String list = sentence.substring(start, found ? marker.start() : sentence.length());
      lists.add(new FieldList(owner, fields(list)));
    }
    return lists;
  }

  private Set<String> fields(String list) {
    Set<String> fields = new LinkedHashSet<>();
    for (String item : SEPARATOR.split(list, -1)) {
      String field = field(item);
      if (!field.isEmpty() && !fields.contains(field + "?") && fields.size() < MOST_FIELDS) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** The name of the field that the item stands for; empty if it does not look like one. */
  private String field(String item) {
    String said = String.join(" ", Words.of(item));
    List<String> words = meant(Words.of(vocabulary.aliases().getOrDefault(said, said)));
    if (words.isEmpty()
        || words.equals(ID)
        || words.size() > MOST_WORDS
        || words.stream().anyMatch(word -> vocabulary.has(WordSet.FEATURES, word))
        || isOtherEntity(words)) {
      return "";
    }
    boolean isKnown = vocabulary.types().containsKey(words.getLast());
    String name = Words.snake(isKnown ? words : inflection.singular(words));
    return Words.of(item).contains(OPTIONAL) ? name + "?" : name;
  }

  private List<String> meant(List<String> said) {
    if (said.size() > 2 && said.getFirst().equals("number") && said.get(1).equals("of")) {
      return List.of(inflection.singular(said.get(2)), "count");
    }
    return said.stream()
        .dropWhile(word -> vocabulary.has(WordSet.FILLERS, word))
        .takeWhile(word -> !vocabulary.has(WordSet.PREPOSITIONS, word))
        .filter(word -> Character.isLetter(word.charAt(0)) && !word.equals(OPTIONAL))
        .toList();
  }

  /** Whether these are many of something that has fields of its own. */
  private boolean isOtherEntity(List<String> words) {
    String last = words.getLast();
    return vocabulary.domains().containsKey(last)
        && !vocabulary.types().containsKey(last)
        && !inflection.singular(last).equals(last);
  }
}
