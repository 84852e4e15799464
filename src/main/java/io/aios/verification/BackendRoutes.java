package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.verification.SourceText.Literal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The routes that one file of a backend declares, and the prefixes that it names. */
final class BackendRoutes {

  private static final Pattern METHOD_AND_PATH = Pattern.compile("([A-Z]{3,7}) (/\\S*)");
  private static final Pattern BARE =
      Pattern.compile(
          "@(?:(Get|Post|Put|Patch|Delete)(?:Mapping)?|(GET|POST|PUT|PATCH|DELETE))"
              + "\\b(?!\\s*\\(\\s*[^)\\s])(?!\\s*@Path\\b)");
  private static final Pattern NAMED =
      Pattern.compile(
          "@\\w{1,60}\\.(get|post|put|patch|delete)\\(\\s*[A-Za-z_][\\w.]{0,80}\\s*[,)]");
  private static final Pattern METHOD_WORD =
      Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE)\\b|\\.(get|post|put|patch|delete)\\(");
  private static final Pattern CLASS_FOLLOWS = Pattern.compile("[^;{]{0,300}\\bclass\\b");
  private static final Pattern PATH_ARGUMENT = Pattern.compile("\\b(?:path|value)\\s*=");
  private static final Set<String> ROUTE_CALLS =
      Set.of(
          "route",
          "api_route",
          "add_api_route",
          "add_route",
          "add_url_rule",
          "requestmapping",
          "path",
          "re_path",
          "url",
          "handle",
          "handlefunc",
          "all",
          "any");
  private static final Set<String> RELATIVE_CALLS = Set.of("path", "re_path", "url", "controller");
  private static final Set<String> OWN_PREFIX_CALLS =
      Set.of("apirouter", "blueprint", "controller");
  private static final Set<String> CLIENTS =
      Set.of(
          "client", "requests", "httpx", "session", "axios", "http", "restTemplate", "webClient");
  private static final Set<String> PATH_ARGUMENTS =
      Set.of("", "path", "value", "pattern", "rule", "url");
  private static final int CALL_CHARACTERS = 600;
  private static final int MOST_DECLARATIONS = 1_000;
  private static final int MOST_PATH_CHARACTERS = 300;

  private final SourceText source;
  private final String code;
  private final Set<Declaration> declarations = new LinkedHashSet<>();
  private final Set<PathShape> own = new HashSet<>();
  private final Set<PathShape> mounts = new HashSet<>();

  private BackendRoutes(SourceText source) {
    this.source = source;
    this.code = source.code();
  }

  static BackendRoutes of(Artifact file) {
    BackendRoutes routes = new BackendRoutes(SourceText.of(file));
    routes.source.literals().forEach(routes::read);
    routes.readBare();
    return routes;
  }

  Set<Declaration> declarations() {
    return declarations;
  }

  /** Prefixes of this file's own router or class, which all its routes have. */
  Set<PathShape> own() {
    return own;
  }

  /** Paths under which this file may mount routers, also of other files. */
  Set<PathShape> mounts() {
    return mounts;
  }

  private void read(Literal literal) {
    String text = literal.text();
    if (text.length() > MOST_PATH_CHARACTERS || text.contains("\n")) {
      return;
    }
    Call call = Call.around(code, literal.start());
    Matcher both = METHOD_AND_PATH.matcher(text);
    boolean path = text.startsWith("/") || isTemplated(literal);
    if (!call.verb().isEmpty() && CLIENTS.contains(call.receiver())) {
      return;
    }
    if (both.matches() && Call.METHODS.contains(both.group(1))) {
      declare(Set.of(both.group(1)), PathShape.of(both.group(2)), call);
    } else if (!call.verb().isEmpty() && isPathArgument(call)) {
      if (path || text.isEmpty() || call.isDecorator()) {
        declare(Set.of(call.verb()), shape(literal), call);
      }
    } else if (!call.verb().isEmpty() && isPathless(call)) {
      declare(Set.of(call.verb()), new PathShape(List.of()), call);
    } else if (ROUTE_CALLS.contains(call.last()) && isPathArgument(call)) {
      if (path || RELATIVE_CALLS.contains(call.last())) {
        route(literal, call);
      }
    } else if (OWN_PREFIX_CALLS.contains(call.last())) {
      if (path || (call.last().equals("controller") && call.isFirst())) {
        own.add(shape(literal));
      }
    } else if (path) {
      mounts.add(shape(literal));
    }
  }

  private void route(Literal literal, Call call) {
    String arguments = call.arguments(code, CALL_CHARACTERS);
    int end = call.open() + arguments.length();
    String rest = code.substring(end, Math.min(code.length(), end + CALL_CHARACTERS));
    if (arguments.contains("include(")) {
      mounts.add(shape(literal));
    } else if (call.isDecorator() && CLASS_FOLLOWS.matcher(rest).lookingAt()) {
      own.add(shape(literal));
    } else {
      declare(methods(arguments, call), shape(literal), call);
    }
  }

  /** Methods that the call names; else those that its framework takes when none is named. */
  private Set<String> methods(String arguments, Call call) {
    String before = code.substring(Math.max(0, call.open() - 80), call.open());
    Set<String> methods = new HashSet<>();
    boolean path = call.isDecorator() && call.last().equals("path");
    Matcher named = METHOD_WORD.matcher(path ? before + arguments : arguments);
    while (named.find()) {
      String method = named.group(1) == null ? named.group(2) : named.group(1);
      methods.add(method.toUpperCase(Locale.ROOT));
    }
    if (!methods.isEmpty()) {
      return methods;
    }
    return call.isDecorator() && call.last().equals("route") ? Set.of("GET") : Call.METHODS;
  }

  /** Annotations without a path ({@code @GetMapping}) and decorators with a name as theirs. */
  private void readBare() {
    Matcher bare = BARE.matcher(code);
    while (bare.find()) {
      String method = bare.group(1) == null ? bare.group(2) : bare.group(1);
      declare(Set.of(method.toUpperCase(Locale.ROOT)), new PathShape(List.of()), Call.NONE);
    }
    Matcher named = NAMED.matcher(code);
    while (named.find()) {
      String method = named.group(1).toUpperCase(Locale.ROOT);
      declare(Set.of(method), new PathShape(List.of()), Call.NONE);
    }
  }

  private void declare(Set<String> methods, PathShape shape, Call call) {
    if (declarations.size() == MOST_DECLARATIONS) {
      return;
    }
    boolean application = call.receiver().equals("app") || call.receiver().equals("application");
    declarations.add(new Declaration(methods, shape, application ? On.APPLICATION : On.ROUTER));
  }

  private static boolean isPathArgument(Call call) {
    return PATH_ARGUMENTS.contains(call.argument())
        && (call.isFirst() || !call.argument().isEmpty());
  }

  /** An annotation of Spring that says something else than a path: {@code consumes = "…"}. */
  private boolean isPathless(Call call) {
    return call.last().endsWith("mapping")
        && !PATH_ARGUMENT.matcher(call.arguments(code, CALL_CHARACTERS)).find();
  }

  private static boolean isTemplated(Literal literal) {
    return literal.kind() == Literal.Kind.TEMPLATE
        && (literal.text().startsWith("{") || literal.text().startsWith("${"));
  }

  /** The value of an expression at the head is not known; it is composed like any other prefix. */
  private static PathShape shape(Literal literal) {
    PathShape shape = PathShape.of(literal.text());
    boolean headless = isTemplated(literal) && shape.length() > 0;
    return headless ? shape.after(1) : shape;
  }

  /** What a route is declared on. */
  enum On {
    /** The application itself: no prefix of a router in the same file applies. */
    APPLICATION,
    ROUTER
  }

  /**
   * A declared route, relative to the prefixes that apply to it.
   *
   * @param methods methods that it answers
   */
  record Declaration(Set<String> methods, PathShape shape, On on) {}
}
