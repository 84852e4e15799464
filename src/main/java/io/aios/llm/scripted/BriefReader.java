package io.aios.llm.scripted;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds out what a brief wants records of, and what is to be known about each. It understands
 * phrases such as "a bookshop inventory with title, price and stock" or "workouts: duration and
 * date", knows some common domains, and otherwise makes do with an item that has a name. Whatever
 * the brief says, the names it gives are safe identifiers.
 */
final class BriefReader {

  /** Nobody names the fields later than this, and time must not grow with hostile briefs. */
  private static final int MOST_CHARACTERS_READ = 4_000;

  private static final Pattern SENTENCE_END = Pattern.compile("[.;!?\\n]");
  private static final Domain ITEM =
      new Domain("item", List.of(), List.of("name"), List.of("description?"));

  private final Nouns nouns;
  private final FieldLists fieldLists;
  private final Modeller modeller;

  BriefReader(Vocabulary vocabulary, Inflection inflection) {
    this.nouns = new Nouns(vocabulary, inflection);
    this.fieldLists = new FieldLists(vocabulary, inflection);
    this.modeller = new Modeller(vocabulary, inflection);
  }

  /**
   * @param name of the project; helps when the text says nothing
   * @param text of the brief
   */
  Entity read(String name, String text) {
    List<String> sentences = List.of(SENTENCE_END.split(plain(text)));
    FieldList fields = fieldLists.best(sentences);
    List<String> owner = List.of(fields.owner());
    List<String> title = List.of(plain(name));
    Domain domain =
        first(owner, nouns::known)
            .or(() -> first(owner, nouns::unknown))
            .or(() -> first(sentences, nouns::known))
            .or(() -> first(title, nouns::known))
            .or(() -> first(sentences, nouns::unknown).filter(noun -> !fields.names(noun)))
            .or(() -> first(title, nouns::unknown))
            .orElse(ITEM);
    return modeller.entity(domain, fields.fields());
  }

  private static Optional<Domain> first(
      List<String> phrases, Function<String, Optional<Domain>> reader) {
    return phrases.stream().map(reader).flatMap(Optional::stream).findFirst();
  }

  private static String plain(String text) {
    String start = text.substring(0, Math.min(text.length(), MOST_CHARACTERS_READ));
    return Words.plain(start)
        .replace("to-do", "todo")
        .replace("to do list", "todo list")
        .replace("to do app", "todo app")
        .replace("e-mail", "email")
        .replace("address book", "contacts")
        .replaceAll("\\n[ \\t]{0,20}-", ", ")
        .replaceAll(":[ \\t]{0,20}\\n", ": ");
  }

  /**
   * A list of fields as a brief gives it.
   *
   * @param owner the phrase before it, which says whose fields they are; may be empty
   * @param fields names in snake case, with a question mark behind optional ones
   */
  record FieldList(String owner, Set<String> fields) {

    boolean names(Domain domain) {
      return fields.contains(domain.noun()) || fields.contains(domain.noun() + "?");
    }
  }
}
