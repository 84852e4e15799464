package io.aios.verification.syntax;

import io.aios.artifacts.Artifact;
import io.aios.verification.Check;
import io.aios.verification.Contract;
import io.aios.verification.Finding;
import io.aios.verification.Submission;
import io.aios.verification.Submission.Duty;
import io.aios.verification.syntax.YamlGrammar.Reading;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contract is a valid OpenAPI 3.0 or 3.1 document that stands on its own: no reference leads
 * out of it, and none is followed, neither into files nor over the network. Runs where a contract
 * is owed or given.
 */
final class ContractCheck implements Check {

  private final YamlGrammar yaml = new YamlGrammar();

  @Override
  public String name() {
    return "contract";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    Optional<Artifact> contract =
        submission.files().stream().filter(file -> file.path().equals(Contract.PATH)).findFirst();
    boolean owed = submission.duties().contains(Duty.STATES_CONTRACT);
    return contract
        .map(file -> problems(file.content()))
        .orElse(owed ? List.of("The contract is missing; write it as OpenAPI 3.1") : List.of())
        .stream()
        .distinct()
        .map(problem -> new Finding(name(), Contract.PATH.value(), problem))
        .toList();
  }

  private List<String> problems(String text) {
    return switch (yaml.read(text)) {
      // The check of syntax says what is broken.
      case Reading.Broken broken -> List.of();
      case Reading.Documents documents ->
          documents.trees().size() == 1
              ? problems(text, documents.trees().getFirst())
              : List.of("The contract must be one YAML document");
    };
  }

  private static List<String> problems(String text, Tree contract) {
    if (!contract.get("openapi").text().matches("3\\.[01]\\.\\d+(?:-.+)?")) {
      return List.of("It must be an OpenAPI document: openapi: 3.1.0 (or 3.0.x)");
    }
    List<String> problems = new ArrayList<>(new ContractRules(contract).problems());
    parsed(text).stream().filter(message -> !isOurs(message)).forEach(problems::add);
    return problems;
  }

  /** What the parser says of path parameters is wrong where they are references. */
  private static boolean isOurs(String message) {
    return message.contains("Declared path parameter") || message.contains("#/");
  }

  private static List<String> parsed(String text) {
    ParseOptions options = new ParseOptions();
    options.setResolve(false);
    try {
      SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, List.of(), options);
      List<String> messages = result.getMessages() == null ? List.of() : result.getMessages();
      return messages.isEmpty() && result.getOpenAPI() == null
          ? List.of("It cannot be read as an OpenAPI document")
          : messages;
    } catch (RuntimeException unreadable) {
      // The parser trips over some documents of an unexpected shape; that is a fault of theirs.
      return List.of("It cannot be read as an OpenAPI document: " + unreadable.getMessage());
    }
  }
}
