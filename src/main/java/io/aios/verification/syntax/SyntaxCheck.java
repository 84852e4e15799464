package io.aios.verification.syntax;

import io.aios.artifacts.Artifact;
import io.aios.artifacts.ArtifactPath;
import io.aios.verification.Check;
import io.aios.verification.Finding;
import io.aios.verification.Submission;
import io.aios.verification.syntax.JsonGrammar.Root;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every file in a format that can be parsed is well-formed. HTML is not looked at: browsers take
 * what XML refuses. Nor are templates of a Helm chart, which are YAML only after rendering.
 */
final class SyntaxCheck implements Check {

  private static final Grammar YAML = new YamlGrammar();
  private static final Grammar XML = new XmlGrammar();
  private static final Grammar JSON = JsonGrammar.strict(Root.ANY);
  private static final Grammar JSON_OBJECT = JsonGrammar.strict(Root.OBJECT);
  private static final Grammar JSON_WITH_COMMENTS = JsonGrammar.withComments();
  private static final Map<String, Grammar> BY_EXTENSION =
      Map.of(
          "json", JSON,
          "webmanifest", JSON_OBJECT,
          "yaml", YAML,
          "yml", YAML,
          "xml", XML,
          "svg", XML,
          "xsd", XML);

  @Override
  public String name() {
    return "syntax";
  }

  @Override
  public List<Finding> examine(Submission submission) {
    return submission.files().stream().flatMap(this::examine).toList();
  }

  private Stream<Finding> examine(Artifact file) {
    if (file.content().isBlank() || isChartTemplate(file)) {
      // An empty file is a finding of its own.
      return Stream.of();
    }
    return grammar(file.path())
        .map(grammar -> grammar.problems(file.content()))
        .orElse(List.of())
        .stream()
        .map(problem -> new Finding(name(), file.path().value(), problem));
  }

  private static Optional<Grammar> grammar(ArtifactPath path) {
    String name = path.fileName().toLowerCase(Locale.ROOT);
    if (name.equals("package.json")) {
      return Optional.of(JSON_OBJECT);
    }
    boolean comments =
        name.matches("(?:tsconfig|jsconfig).*\\.json|devcontainer\\.json|\\.eslintrc\\.json")
            || path.value().contains(".vscode/");
    return comments && path.extension().equals("json")
        ? Optional.of(JSON_WITH_COMMENTS)
        : Optional.ofNullable(BY_EXTENSION.get(path.extension()));
  }

  private static boolean isChartTemplate(Artifact file) {
    return file.path().value().contains("/templates/") && file.content().contains("{{");
  }
}
