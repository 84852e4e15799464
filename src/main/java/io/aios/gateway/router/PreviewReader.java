package io.aios.gateway.router;

import io.aios.gateway.InvalidField;
import io.aios.gateway.Refusal;
import io.aios.ledger.Purpose;
import io.aios.llm.Effort;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tool;
import io.aios.llm.Turn;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.Catalog;
import io.aios.routing.Market;
import io.aios.routing.Policy;
import io.aios.routing.TaskType;
import io.aios.routing.Terms;
import io.aios.routing.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Ask} of a request, or tells everything that is wrong with it at once. */
final class PreviewReader {

  static final int MOST_PROMPT_CHARACTERS = 200_000;

  private static final long MOST_TOKENS = 1_000_000;
  private static final long USUAL_OUTPUT_TOKENS = 16_000;
  private static final Usd MOST_BUDGET = Usd.of("1000000");

  /** One token, whether a model counts words or we count two bytes for each. */
  private static final String TOKEN = "a ";

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,9})?");

  private static final Tool SOME_TOOL =
      new Tool(
          "read_file",
          "Reads a file.",
          """
          {"type":"object","properties":{"path":{"type":"string"}},"required":["path"],\
          "additionalProperties":false}\
          """);

  private static final ReplyShape SOME_SHAPE =
      new ReplyShape.Json(
          "answer",
          """
          {"type":"object","properties":{"answer":{"type":"string"}},"required":["answer"],\
          "additionalProperties":false}\
          """);

  private final Catalog catalog;
  private final List<InvalidField> errors = new ArrayList<>();

  PreviewReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What a request asks for. */
  record Wish(Ask ask, Usd budget) {}

  /**
   * @param subject whose work it is taken for; says which arm of an experiment it falls into
   * @throws Refusal if a field is missing or not valid
   */
  Wish read(PreviewRequest request, UUID subject) {
    String type = taskType(request.taskType());
    Tier tier = oneOf("tier", request.tier(), Tier.STANDARD, List.of(Tier.values()), Tier::name);
    Policy policy =
        oneOf("policy", request.policy(), Policy.COST, List.of(Policy.values()), Policy::word);
    NavigableSet<String> models = models(request.models());
    Usd budget = budget(request.budgetUsd());
    long output = tokens("maxOutputTokens", request.maxOutputTokens(), USUAL_OUTPUT_TOKENS);
    checkPrompt(request);
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    boolean localOnly = Boolean.TRUE.equals(request.localOnly());
    return new Wish(
        new Ask(
            subject,
            "preview",
            new Purpose(Purpose.DEFAULT_TENANT, subject, "PREVIEW", type),
            new TreeSet<>(),
            tier,
            prompt(request, (int) output),
            new Terms(policy, localOnly, models, false, false, ""),
            Set.of()),
        budget);
  }

  private Prompt prompt(PreviewRequest request, int output) {
    boolean shaped = Boolean.TRUE.equals(request.jsonSchema());
    return new Prompt(
        "",
        List.of(new Turn.User(text(request))),
        output,
        Boolean.TRUE.equals(request.tools()) ? List.of(SOME_TOOL) : List.of(),
        shaped ? SOME_SHAPE : new ReplyShape.Text(),
        Effort.DEFAULT);
  }

  private static String text(PreviewRequest request) {
    if (request.prompt() != null) {
      return request.prompt();
    }
    Long tokens = request.promptTokens();
    return TOKEN.repeat(tokens == null ? 1 : tokens.intValue());
  }

  private void checkPrompt(PreviewRequest request) {
    String text = request.prompt();
    if (text == null && request.promptTokens() == null) {
      wrong("prompt", "is missing; give it or promptTokens");
    } else if (text != null && request.promptTokens() != null) {
      wrong("promptTokens", "must be absent where there is a prompt");
    } else if (text != null && text.isBlank()) {
      wrong("prompt", "must not be blank");
    } else if (text != null && text.length() > MOST_PROMPT_CHARACTERS) {
      wrong(
          "prompt",
          "must have at most %d characters, not %d"
              .formatted(MOST_PROMPT_CHARACTERS, text.length()));
    }
    tokens("promptTokens", request.promptTokens(), 1);
  }

  private String taskType(@Nullable String name) {
    if (name == null) {
      wrong("taskType", "is missing");
      return "";
    }
    try {
      return new TaskType(name).name();
    } catch (IllegalArgumentException shapeless) {
      wrong(
          "taskType",
          "must have 1 to 30 lower-case letters, digits and hyphens, and start with a letter");
      return "";
    }
  }

  private <T> T oneOf(
      String field, @Nullable String word, T usual, List<T> all, Function<T, String> name) {
    if (word == null) {
      return usual;
    }
    return all.stream()
        .filter(one -> name.apply(one).equals(word))
        .findFirst()
        .orElseGet(() -> {
          wrong(
              field, "must be one of " + all.stream().map(name).collect(Collectors.joining(", ")));
          return usual;
        });
  }

  private long tokens(String field, @Nullable Long number, long usual) {
    if (number == null) {
      return usual;
    }
    if (number < 1 || number > MOST_TOKENS) {
      wrong(field, "must be 1 to " + MOST_TOKENS);
      return usual;
    }
    return number;
  }

  private NavigableSet<String> models(@Nullable List<@Nullable String> names) {
    NavigableSet<String> allowed = new TreeSet<>();
    if (names == null) {
      return allowed;
    }
    if (names.isEmpty() || names.size() > 100) {
      wrong("models", "must have 1 to 100 entries, or be absent");
      return allowed;
    }
    for (int at = 0; at < names.size(); at++) {
      String name = names.get(at);
      String field = "models[" + at + "]";
      known(name)
          .ifPresentOrElse(
              allowed::add,
              () -> wrong(field, "names no model and no provider of the catalog: " + name));
    }
    return allowed;
  }

  /** The catalog's own name of it. */
  private Optional<String> known(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    boolean provider =
        catalog.offers().stream().anyMatch(offer -> offer.model().provider().equals(name));
    return provider ? Optional.of(name) : catalog.find(name).map(offer -> offer.model().toString());
  }

  private Usd budget(@Nullable String decimal) {
    if (decimal == null) {
      return Market.PLENTY;
    }
    if (!DECIMAL.matcher(decimal).matches()) {
      wrong("budgetUsd", "must be a plain decimal number of at most nine decimals");
      return Market.PLENTY;
    }
    Usd budget = Usd.of(decimal);
    if (!budget.isMoreThan(Usd.ZERO) || budget.isMoreThan(MOST_BUDGET)) {
      wrong("budgetUsd", "must be more than 0 and at most " + MOST_BUDGET);
    }
    return budget;
  }

  private void wrong(String field, String reason) {
    InvalidField error = new InvalidField(field, reason);
    if (!errors.contains(error)) {
      errors.add(error);
    }
  }
}
