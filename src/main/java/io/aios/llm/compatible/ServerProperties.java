package io.aios.llm.compatible;

import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Secret;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code aios.compatible.<name>.*} of one server.
 *
 * @param baseUrl address of its interface, e.g. {@code http://localhost:11434/v1}; blank switches
 *     the server off
 * @param apiKey sent as bearer token; blank if the server wants none
 * @param kind what kind of server it is; nothing is guessed
 * @param with features that it has beyond its kind
 * @param without features of its kind that it lacks
 */
record ServerProperties(
    @Nullable String baseUrl,
    @DefaultValue("") Secret apiKey,
    @DefaultValue("generic") ServerKind kind,
    @DefaultValue Set<Feature> with,
    @DefaultValue Set<Feature> without) {

  ServerProperties {
    with = Set.copyOf(with);
    without = Set.copyOf(without);
    if (baseUrl != null) {
      baseUrl = baseUrl.strip().replaceAll("/+$", "");
      requireAddress(baseUrl);
    }
  }

  /** Whether it says where the server is, be it by a blank that switches it off. */
  boolean isAddressed() {
    return baseUrl != null;
  }

  boolean isOn() {
    return baseUrl != null && !baseUrl.isEmpty();
  }

  Server server(String name) {
    return Server.of(
        name, URI.create(String.valueOf(baseUrl)), apiKey, Dialect.of(kind).with(with, without));
  }

  private static void requireAddress(String url) {
    if (!url.isEmpty() && !Endpoint.isAddress(url)) {
      throw new IllegalArgumentException(
          "base-url must be an address like http://localhost:11434/v1,"
              + " without user, query and fragment");
    }
  }
}
