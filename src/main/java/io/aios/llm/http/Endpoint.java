package io.aios.llm.http;

import java.net.URI;
import java.util.Map;

/**
 * A provider's address and what every request to it carries.
 *
 * @param provider its name, for logs and errors
 * @param base scheme, host, port and the path before that of a call, without a slash at its end
 * @param headers sent with every request; may contain the key
 * @param key to be kept out of every text
 */
public record Endpoint(String provider, URI base, Map<String, String> headers, Secret key) {

  public Endpoint {
    headers = Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return provider + " at " + base;
  }
}
