package io.aios.project;

import io.aios.money.Usd;

/**
 * What a client asked for.
 *
 * @param name short name of the project, 1 to {@value #MOST_NAME_CHARACTERS} characters
 * @param text the request in plain words, 1 to {@value #MOST_TEXT_CHARACTERS} characters
 * @param template name of the {@link Template} to build by
 * @param budget what may be spent in all; more than zero
 * @param terms under which conditions models may be asked
 * @param urgency how it stands in time
 */
public record Brief(
    String name, String text, String template, Usd budget, Terms terms, Urgency urgency) {

  public static final int MOST_NAME_CHARACTERS = 80;
  public static final int MOST_TEXT_CHARACTERS = 20_000;

  public Brief {
    requireText("name", name, MOST_NAME_CHARACTERS);
    requireText("brief", text, MOST_TEXT_CHARACTERS);
    requireText("template", template, MOST_NAME_CHARACTERS);
    if (!budget.isMoreThan(Usd.ZERO)) {
      throw new IllegalArgumentException("A budget is more than zero");
    }
  }

  /** A brief under the standard terms that is not urgent. */
  public Brief(String name, String text, String template, Usd budget) {
    this(name, text, template, budget, Terms.STANDARD);
  }

  /** A brief that is not urgent. */
  public Brief(String name, String text, String template, Usd budget, Terms terms) {
    this(name, text, template, budget, terms, Urgency.STANDARD);
  }

  public Brief with(Usd otherBudget) {
    return new Brief(name, text, template, otherBudget, terms, urgency);
  }

  public Brief with(Urgency other) {
    return new Brief(name, text, template, budget, terms, other);
  }

  private static void requireText(String field, String value, int most) {
    if (value.isBlank() || value.length() > most) {
      throw new IllegalArgumentException(field + " must have 1 to " + most + " characters");
    }
    if (!Sentence.isStorable(value)) {
      throw new IllegalArgumentException(
          field + " must not contain the character NUL or half a surrogate pair");
    }
  }
}
