package io.aios.llm.compatible;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.Environment;

/**
 * Reads the settings below {@code aios.compatible}. They are a map by the names of servers, and the
 * servers become beans, so they are read before there are any.
 */
final class ServerSettings {

  static final String PREFIX = "aios.compatible";

  private static final int MOST_SERVERS = 32;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final Set<String> TAKEN = Set.of("anthropic", "openai", "scripted");

  private ServerSettings() {}

  /**
   * The servers that are switched on, by name.
   *
   * @throws org.springframework.boot.context.properties.bind.BindException if a setting is wrong
   */
  static List<Server> read(Environment environment) {
    return Binder.get(environment)
        .bind(PREFIX, Bindable.mapOf(String.class, ServerProperties.class), strict(environment))
        .orElseGet(Map::of)
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().isOn())
        .map(entry -> entry.getValue().server(entry.getKey()))
        .toList();
  }

  private static BindHandler strict(Environment environment) {
    return new WholeMap(
        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()),
        Variables.of(environment));
  }

  /** Checks what no server can know of itself: its name, the others, and what belongs to none. */
  private static final class WholeMap extends AbstractBindHandler {

    private static final ConfigurationPropertyName WHOLE = ConfigurationPropertyName.of(PREFIX);

    private final Variables variables;

    private WholeMap(BindHandler parent, Variables variables) {
      super(parent);
      this.variables = variables;
    }

    @Override
    public @Nullable Object onSuccess(
        ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
      Object checked = super.onSuccess(name, target, context, result);
      return name.equals(WHOLE) && checked instanceof Map<?, ?> servers ? sound(servers) : checked;
    }

    @Override
    public void onFinish(
        ConfigurationPropertyName name,
        Bindable<?> target,
        BindContext context,
        @Nullable Object result)
        throws Exception {
      super.onFinish(name, target, context, result);
      if (name.equals(WHOLE)) {
        Map<?, ?> servers = result instanceof Map<?, ?> bound ? bound : Map.of();
        variables.requireOf(
            servers.keySet().stream().map(String::valueOf).collect(Collectors.toSet()));
      }
    }
  }

  private static Map<String, ServerProperties> sound(Map<?, ?> bound) {
    Map<String, ServerProperties> servers = new TreeMap<>();
    bound.forEach((name, server) -> servers.put((String) name, (ServerProperties) server));
    servers.entrySet().removeIf(entry -> isShadow(entry.getKey(), entry.getValue(), bound));
    servers.forEach(ServerSettings::require);
    if (servers.size() > MOST_SERVERS) {
      throw new IllegalArgumentException("there are more than " + MOST_SERVERS + " servers");
    }
    return servers;
  }

  /**
   * A variable of the environment does not tell a hyphen from a dot: one that gives {@code my-llm}
   * its key looks as if there were a server {@code my} too.
   */
  private static boolean isShadow(String name, ServerProperties server, Map<?, ?> bound) {
    return !server.isAddressed()
        && bound.keySet().stream().anyMatch(other -> String.valueOf(other).startsWith(name + "-"));
  }

  private static void require(String name, ServerProperties server) {
    if (!NAME.matcher(name).matches() || TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "a server is named by up to 30 lower-case letters, digits and hyphens, and not "
              + String.join(", ", TAKEN.stream().sorted().toList())
              + ": "
              + name);
    }
    if (!server.isAddressed()) {
      throw new IllegalArgumentException(
          "%s needs a base-url (a variable of the environment can only name a server without hyphens)"
              .formatted(name));
    }
  }
}
