package io.aios.llm.scripted;

import io.aios.llm.scripted.Field.Presence;
import io.aios.llm.scripted.Vocabulary.WordSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes an entity of words, with names that are safe identifiers everywhere. */
record Modeller(Vocabulary vocabulary, Inflection inflection) {

  private static final int MOST_FIELDS = 16;

  /** Two words for the same thing: a brief that lists one does not want the other. */
  private static final Map<String, String> SAME = Map.of("title", "name", "name", "title");

  private static final Set<String> ID = Set.of("id", "id_value");
  private static final Set<String> OPEN_ENDED = Set.of("due", "deadline", "end", "expiry");

  /**
   * The entity of a domain.
   *
   * @param listed the fields that the brief lists; if there are none, it gets the usual ones
   */
  Entity entity(Domain domain, Set<String> listed) {
    List<String> specs = new ArrayList<>(domain.core());
    specs.removeIf(spec -> listed.contains(SAME.getOrDefault(spec, spec)));
    specs.addAll(listed.isEmpty() ? domain.usual() : listed);
    return entity(domain.noun(), specs.stream().map(this::field).toList());
  }

  /** An entity of this name, given as one lower-case word, with these fields. */
  Entity entity(String noun, List<Field> fields) {
    List<String> words =
        vocabulary.has(WordSet.RESERVED_ENTITIES, noun) ? List.of(noun, "entry") : List.of(noun);
    return new Entity(
        Words.pascal(words),
        Words.snake(words),
        Words.snake(inflection.plural(words)),
        withName(distinct(fields)));
  }

  /** A field of this name, given in snake case with a question mark behind optional ones. */
  Field field(String spec) {
    boolean isOptional = spec.endsWith("?");
    List<String> words =
        List.of((isOptional ? spec.substring(0, spec.length() - 1) : spec).split("_"));
    FieldType type = vocabulary.type(words);
    boolean isOpenEnded = type == FieldType.DATE && words.stream().anyMatch(OPEN_ENDED::contains);
    Presence presence =
        isOptional || isOpenEnded || type == FieldType.TEXT ? Presence.OPTIONAL : Presence.REQUIRED;
    return new Field(identifier(words), type, presence);
  }

  private String identifier(List<String> words) {
    String name = Words.snake(words);
    return vocabulary.has(WordSet.RESERVED_FIELDS, name) ? name + "_value" : name;
  }

  /** The first of each name; an id is given by the database. */
  private static Collection<Field> distinct(List<Field> fields) {
    Map<String, Field> distinct = new LinkedHashMap<>();
    fields.stream()
        .filter(field -> !ID.contains(field.name()))
        .forEach(field -> distinct.putIfAbsent(field.name(), field));
    return distinct.values();
  }

  /** What is shown of a record in one line must be there. */
  private static List<Field> withName(Collection<Field> fields) {
    List<Field> all = new ArrayList<>(fields);
    if (all.stream().noneMatch(field -> field.type() == FieldType.LINE && field.isRequired())) {
      all.removeIf(field -> field.name().equals("name"));
      all.addFirst(new Field("name", FieldType.LINE, Presence.REQUIRED));
    }
    return List.copyOf(all.subList(0, Math.min(all.size(), MOST_FIELDS)));
  }
}
