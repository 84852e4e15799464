package io.aios.verification.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of OpenAPI that its parser does not check when it follows no references, and that agents
 * rely on: there are operations, each says how it may end, and every reference has its target here.
 */
final class ContractRules {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
  private static final Pattern STATUS = Pattern.compile("[1-5](?:\\d\\d|XX)|default");
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]{1,100})}");

  /** Longest chain of references from one to the next. */
  private static final int MOST_HOPS = 10;

  private final Tree contract;
  private final List<String> problems = new ArrayList<>();
  private final Set<Tree> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  ContractRules(Tree contract) {
    this.contract = contract;
  }

  List<String> problems() {
    Map<String, Tree> paths = contract.get("paths").entriesOrNone();
    long operations =
        paths.values().stream()
            .flatMap(path -> path.entriesOrNone().keySet().stream())
            .filter(METHODS::contains)
            .count();
    if (operations == 0) {
      problems.add("It has no operation; describe at least one path with a method");
    }
    distinctShapes(paths);
    paths.forEach(this::path);
    references(contract);
    return problems;
  }

  private void distinctShapes(Map<String, Tree> paths) {
    Map<String, String> shapes = new HashMap<>();
    for (String path : paths.keySet()) {
      String other = shapes.putIfAbsent(VARIABLE.matcher(path).replaceAll("{}"), path);
      if (other != null) {
        problems.add("The paths " + other + " and " + path + " are the same; name it once");
      }
    }
  }

  private void path(String path, Tree item) {
    Set<String> common = pathParameters(item);
    item.entriesOrNone()
        .forEach((method, operation) -> {
          if (METHODS.contains(method)) {
            Set<String> parameters = new HashSet<>(common);
            parameters.addAll(pathParameters(operation));
            parameters(method + " " + path, path, parameters);
            responses(method + " " + path, operation.get("responses").entriesOrNone());
          }
        });
  }

  private void parameters(String where, String path, Set<String> declared) {
    Set<String> named = new HashSet<>();
    Matcher variable = VARIABLE.matcher(path);
    while (variable.find()) {
      named.add(variable.group(1));
    }
    for (String name : named) {
      if (!declared.contains(name)) {
        problems.add(where + " does not declare its path parameter " + name);
      }
    }
    for (String name : declared) {
      if (!named.contains(name)) {
        problems.add(where + " declares the path parameter " + name + ", which is not in the path");
      }
    }
  }

  private Set<String> pathParameters(Tree holder) {
    Set<String> names = new HashSet<>();
    for (Tree parameter : holder.get("parameters").itemsOrNone()) {
      Tree target = target(parameter);
      if (target.get("in").text().equals("path")) {
        names.add(target.get("name").text());
      }
    }
    return names;
  }

  private void responses(String where, Map<String, Tree> responses) {
    if (responses.isEmpty()) {
      problems.add(where + " has no responses; say at least how it succeeds");
    }
    responses.forEach((status, response) -> {
      boolean extension = status.startsWith("x-");
      if (!extension && !STATUS.matcher(status).matches()) {
        problems.add(where + " has a response \"" + status + "\", which is no HTTP status");
      }
      Tree description = response.get("description");
      if (response.entriesOrNone().containsKey("description") && description.text().isBlank()) {
        problems.add(where + " describes its response " + status + " with nothing");
      }
    });
  }

  private void references(Tree tree) {
    if (tree instanceof Tree.Scalar || !seen.add(tree)) {
      return;
    }
    String reference = tree.get("$ref").text();
    if (!reference.isEmpty() && !reference.startsWith("#/")) {
      problems.add("The reference " + reference + " leads out of the contract; define it here");
    } else if (!reference.isEmpty() && at(reference).isEmpty()) {
      problems.add("The reference " + reference + " has no target");
    }
    tree.entriesOrNone().values().forEach(this::references);
    tree.itemsOrNone().forEach(this::references);
  }

  private Tree target(Tree tree) {
    Tree target = tree;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      String reference = target.get("$ref").text();
      if (!reference.startsWith("#/")) {
        return target;
      }
      target = at(reference).orElse(new Tree.Scalar(""));
    }
    return target;
  }

  /** What a reference within the document points at (RFC 6901, in its form as a fragment). */
  private Optional<Tree> at(String reference) {
    Optional<Tree> target = Optional.of(contract);
    for (String token : reference.substring(2).split("/", -1)) {
      String name = token.replace("~1", "/").replace("~0", "~").replace("%7B", "{");
      String key = name.replace("%7D", "}");
      target = target.map(tree -> tree.entriesOrNone().get(key));
    }
    return target;
  }
}
