package io.aios.verification;

import io.aios.artifacts.Artifact;
import io.aios.verification.SourceText.Literal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of an API that a frontend's scripts name, and how they use them. */
final class FrontendCalls {

  private static final Pattern ORIGIN = Pattern.compile("(?:https?|wss?)://([^/]*)");
  private static final Pattern OWN_HOST =
      Pattern.compile("(?:localhost|127\\.0\\.0\\.1|0\\.0\\.0\\.0|backend|api)(?::.*)?|.*\\{}.*");
  private static final Pattern NAVIGATION =
      Pattern.compile("(?:\\b(?:path|to|href|element|from)\\s*[=:]\\s*\\{?\\s*|[=!]=\\s*)$");
  private static final Set<String> NAVIGATING =
      Set.of(
          "navigate",
          "push",
          "replace",
          "redirect",
          "matchpath",
          "usematch",
          "startswith",
          "includes",
          "endswith",
          "test");
  private static final Set<String> CALLING = Set.of("fetch", "axios", "request", "ky", "$fetch");
  private static final Set<String> BASES = Set.of("baseURL", "baseUrl", "prefixUrl", "base");
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\bfunction\\s*\\*?\\s*([\\w$]{1,60})\\s*[<(]"
              + "|\\b(?:const|let)\\s+([\\w$]{1,60})\\s*=\\s*(?:async\\b|function\\b|[<(])"
              + "|\\b(?:async|private|protected|public|static)\\s+(?!function\\b)([\\w$]{1,60})\\s*[<(]");
  private static final Pattern CREATED =
      Pattern.compile("\\b([\\w$]{1,60})\\s*=\\s*(?:await\\s+)?$");
  private static final Pattern METHOD = Pattern.compile("\\bmethod\\s*:\\s*[\"'`](\\w{3,7})[\"'`]");
  private static final int LOOK_BACK = 800;
  private static final int CALL_CHARACTERS = 2_000;

  private final List<Artifact> files;
  private final List<SourceText> sources;
  private final Map<String, String> constants;
  private final Map<String, String> wrappers = new HashMap<>();

  FrontendCalls(List<Artifact> files) {
    this.files = files;
    this.sources = files.stream().map(SourceText::of).toList();
    this.constants = ScriptPaths.constants(sources);
  }

  /** Every use of a path, once each, in order of file and place. */
  Set<Use> uses() {
    for (SourceText source : sources) {
      read(source, (literal, value) -> wrapper(source, literal, value));
    }
    Set<Use> uses = new LinkedHashSet<>();
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i).path().value();
      SourceText source = sources.get(i);
      read(source, (literal, value) -> use(file, source, literal, value).ifPresent(uses::add));
    }
    return uses;
  }

  private void read(SourceText source, Reader reader) {
    ScriptPaths paths = new ScriptPaths(source, constants);
    for (Literal literal : source.literals()) {
      String path = withoutQuery(withoutOrigin(paths.value(literal)));
      if (path.startsWith("/")) {
        reader.read(literal, path);
      }
    }
  }

  /**
   * Notes functions that put a prefix before the path they are given, and clients that have one.
   */
  private void wrapper(SourceText source, Literal literal, String path) {
    Call call = Call.around(source.code(), literal.start());
    if (BASES.contains(call.argument()) && call.open() >= 0) {
      int name = call.open() - call.name().length();
      String before = source.code().substring(Math.max(0, name - LOOK_BACK), Math.max(0, name));
      Matcher created = CREATED.matcher(before);
      if (created.find()) {
        wrappers.put(created.group(1), path);
      }
    } else if (path.endsWith(PathShape.ANY) && path.charAt(path.length() - 3) != '/') {
      int from = Math.max(0, literal.start() - LOOK_BACK);
      Matcher function = FUNCTION.matcher(source.code().substring(from, literal.start()));
      String nearest = "";
      while (function.find()) {
        nearest = firstGroup(function);
      }
      if (!nearest.isEmpty()) {
        wrappers.put(nearest, path.substring(0, path.length() - 2));
      }
    }
  }

  private Optional<Use> use(String file, SourceText source, Literal literal, String path) {
    Call call = Call.around(source.code(), literal.start());
    String wrapped = wrapped(call, path);
    if (wrapped.equals(path) && isNavigation(source, literal, call)) {
      return Optional.empty();
    }
    boolean glued = wrapped.endsWith(PathShape.ANY) && wrapped.charAt(wrapped.length() - 3) != '/';
    String bare = glued ? wrapped.substring(0, wrapped.length() - 2) : wrapped;
    boolean calls = call.isFirst() && isCalling(call) && !glued;
    return Optional.of(
        new Use(
            file,
            source.line(literal.start()),
            calls ? method(source, literal, call) : "",
            PathShape.of(bare),
            calls ? Reach.CALL : Reach.MENTION));
  }

  private String wrapped(Call call, String path) {
    String last = call.name().substring(call.name().lastIndexOf('.') + 1);
    String prefix = wrappers.getOrDefault(last, wrappers.getOrDefault(call.receiver(), ""));
    boolean applies = call.isFirst() && !prefix.isEmpty() && !path.startsWith(prefix);
    return applies ? prefix + path : path;
  }

  private boolean isCalling(Call call) {
    String name = call.name();
    return CALLING.contains(call.last())
        || wrappers.containsKey(name.substring(name.lastIndexOf('.') + 1))
        || (!call.verb().isEmpty() && name.contains("."));
  }

  private static boolean isNavigation(SourceText source, Literal literal, Call call) {
    return !literal.text().startsWith("/api")
        && (NAVIGATING.contains(call.last())
            || NAVIGATION.matcher(ScriptPaths.before(source, literal)).find());
  }

  /** The method that the call names; empty if it may be any. */
  private static String method(SourceText source, Literal literal, Call call) {
    if (!call.verb().isEmpty()) {
      return call.verb();
    }
    String arguments = call.arguments(source.code(), CALL_CHARACTERS);
    Matcher method = METHOD.matcher(arguments);
    if (method.find()) {
      return method.group(1).toUpperCase(Locale.ROOT);
    }
    String rest =
        source
            .code()
            .substring(literal.end(), Math.max(literal.end(), call.open() + arguments.length()));
    return call.last().equals("fetch") && rest.strip().equals(")") ? "GET" : "";
  }

  /** What follows the scheme and host, if the host can be the product's own. */
  private static String withoutOrigin(String value) {
    Matcher origin = ORIGIN.matcher(value);
    if (origin.lookingAt()) {
      boolean own = OWN_HOST.matcher(origin.group(1)).matches();
      return own ? value.substring(origin.end()) : "";
    }
    return value.startsWith(PathShape.ANY) ? value.substring(2) : value;
  }

  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static String firstGroup(Matcher matcher) {
    List<String> groups = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String group = matcher.group(i);
      if (group != null) {
        groups.add(group);
      }
    }
    return groups.isEmpty() ? "" : groups.getFirst();
  }

  private interface Reader {
    void read(Literal literal, String path);
  }

  /** How a path is used. */
  enum Reach {
    /** Asked for: it must be a route. */
    CALL,
    /** Named somewhere: it may also be what routes begin with. */
    MENTION
  }

  /**
   * A place where a path is used.
   *
   * @param method in upper case; empty if it is not known
   */
  record Use(String file, int line, String method, PathShape path, Reach reach) {}
}
