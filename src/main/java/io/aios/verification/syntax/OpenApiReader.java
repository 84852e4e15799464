package io.aios.verification.syntax;

import io.aios.artifacts.Artifact;
import io.aios.verification.ContractReader;
import io.aios.verification.ContractRoutes;
import io.aios.verification.Route;
import io.aios.verification.syntax.YamlGrammar.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the routes of an OpenAPI document; those behind a reference are not followed. */
final class OpenApiReader implements ContractReader {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final YamlGrammar yaml = new YamlGrammar();

  @Override
  public Optional<ContractRoutes> read(Artifact contract) {
    return switch (yaml.read(contract.content())) {
      case Reading.Broken broken -> Optional.empty();
      case Reading.Documents documents ->
          documents.trees().stream()
              .findFirst()
              .filter(tree -> !tree.get("paths").entriesOrNone().isEmpty())
              .map(tree -> new ContractRoutes(bases(tree), routes(tree)));
    };
  }

  private static List<Route> routes(Tree contract) {
    List<Route> routes = new ArrayList<>();
    contract
        .get("paths")
        .entriesOrNone()
        .forEach((path, item) ->
            item.entriesOrNone().keySet().stream()
                .filter(METHODS::contains)
                .map(method -> new Route(method.toUpperCase(Locale.ROOT), path))
                .forEach(routes::add));
    return routes;
  }

  /** The paths of the servers' addresses: {@code https://host/v1} and {@code /v1} have one. */
  private static List<String> bases(Tree contract) {
    return contract.get("servers").itemsOrNone().stream()
        .map(server -> server.get("url").text())
        .map(url -> url.replaceFirst("^[a-z]+://[^/]*", "").replaceFirst("/+$", ""))
        .filter(path -> path.startsWith("/"))
        .distinct()
        .toList();
  }
}
