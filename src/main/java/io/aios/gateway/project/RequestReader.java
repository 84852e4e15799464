package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import io.aios.gateway.Refusal;
import io.aios.money.Usd;
import io.aios.project.Brief;
import io.aios.project.Template;
import io.aios.project.Templates;
import io.aios.project.Terms;
import io.aios.project.Urgency;
import io.aios.routing.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Brief} of a request, or tells everything that is wrong with it at once. Pure. */
final class RequestReader {

  private static final Pattern ONE_LINE = Pattern.compile("\\P{Cc}*");
  private static final Pattern LINES = Pattern.compile("[\\P{Cc}\\n\\r\\t]*");
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private final Templates templates;
  private final Catalog catalog;
  private final ProjectsProperties limits;
  private final List<InvalidField> errors = new ArrayList<>();

  private RequestReader(Templates templates, Catalog catalog, ProjectsProperties limits) {
    this.templates = templates;
    this.catalog = catalog;
    this.limits = limits;
  }

  /**
   * @throws Refusal if a field is missing or not valid
   */
  static Brief read(
      NewProject request, Templates templates, Catalog catalog, ProjectsProperties limits) {
    return new RequestReader(templates, catalog, limits).read(request);
  }

  private Brief read(NewProject request) {
    String name = text("name", request.name(), Brief.MOST_NAME_CHARACTERS, ONE_LINE);
    String brief = text("brief", request.brief(), Brief.MOST_TEXT_CHARACTERS, LINES);
    String template = template(request.template());
    Usd budget = budget(request.budgetUsd());
    Terms terms = new TermsReader(catalog, limits.defaultPolicy(), errors).read(request);
    Urgency urgency = new UrgencyReader(errors).read(request);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Brief(name, brief, template, budget, terms, urgency);
  }

  private String text(String field, @Nullable String value, int most, Pattern characters) {
    if (value == null) {
      return wrong(field, "is missing");
    }
    if (value.isBlank()) {
      return wrong(field, "must not be blank");
    }
    if (value.length() > most) {
      return wrong(field, "must have at most " + most + " characters, not " + value.length());
    }
    if (!characters.matcher(value).matches() || LONE_SURROGATE.matcher(value).find()) {
      return wrong(field, "must not have control characters or halves of characters");
    }
    return value.strip();
  }

  private String template(@Nullable String name) {
    if (name == null) {
      return templates.standard().name();
    }
    if (templates.find(name).isPresent()) {
      return name;
    }
    String known =
        templates.templates().stream().map(Template::name).collect(Collectors.joining(", "));
    return wrong("template", "is not known; known are " + known);
  }

  private Usd budget(@Nullable String decimal) {
    if (decimal == null) {
      return limits.defaultBudget();
    }
    Optional<InvalidField> complaint = BudgetField.complaint(decimal, limits.maxBudget());
    complaint.ifPresent(errors::add);
    return complaint.isPresent() ? limits.defaultBudget() : Usd.of(decimal);
  }

  private String wrong(String field, String reason) {
    errors.add(new InvalidField(field, reason));
    return "";
  }
}
