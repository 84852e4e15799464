package io.aios.llm.compatible;

import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Secret;
import java.net.URI;
import java.util.Map;

/**
 * One server that speaks Chat Completions.
 *
 * @param name of the provider that it is
 * @param root its address without the path of the interface: health and tokenizer live there
 * @param path of the interface below the root, {@code /v1} mostly; may be empty
 * @param key {@link Secret#NONE} if it wants none
 * @param dialect how it departs from others
 */
record Server(String name, URI root, String path, Secret key, Dialect dialect) {

  private static final String VERSION = "/v1";

  /** The server of this base address, which ends where {@code /chat/completions} begins. */
  static Server of(String name, URI base, Secret key, Dialect dialect) {
    String address = base.toString();
    if (!address.endsWith(VERSION)) {
      return new Server(name, base, "", key, dialect);
    }
    String root = address.substring(0, address.length() - VERSION.length());
    return new Server(name, URI.create(root), VERSION, key, dialect);
  }

  /** Where its requests go, and with what. */
  Endpoint endpoint() {
    Map<String, String> headers =
        key.isPresent() ? Map.of("Authorization", "Bearer " + key.value()) : Map.of();
    return new Endpoint(name, root, headers, key, dialect.patience());
  }
}
