package io.aios.llm.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * A provider's address and what every request to it carries.
 *
 * @param provider its name, for logs and errors
 * @param base {@code http} or {@code https}, host, port and the path before that of a call; a slash
 *     at its end is dropped
 * @param headers sent with every request; may contain the key
 * @param key to be kept out of every text
 * @param patience how long its answers may take to begin, if that is longer than the limit for all
 */
public record Endpoint(
    String provider, URI base, Map<String, String> headers, Secret key, Duration patience) {

  public Endpoint {
    headers = Map.copyOf(headers);
    base = checked(provider, base);
    if (!headers.values().stream().allMatch(Endpoint::isPrintable)) {
      throw new IllegalArgumentException(
          "The key or a header of " + provider + " has a character that no header can carry");
    }
  }

  /** One to which the limits for all apply. */
  public Endpoint(String provider, URI base, Map<String, String> headers, Secret key) {
    this(provider, base, headers, key, Duration.ZERO);
  }

  /** Whether a setting is the address of an endpoint; says nothing of what is wrong with it. */
  public static boolean isAddress(String text) {
    try {
      checked("", new URI(text));
      return true;
    } catch (URISyntaxException | IllegalArgumentException noAddress) {
      return false;
    }
  }

  @Override
  public String toString() {
    return provider + " at " + base;
  }

  /** Never quotes the address: what is wrong with it may be that it contains a password. */
  private static URI checked(String provider, URI base) {
    String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
    String authority = base.getRawAuthority() == null ? "" : base.getRawAuthority();
    if (authority.contains("@")) {
      throw new IllegalArgumentException(
          "The base URL of " + provider + " contains a user or password; give the key instead");
    }
    if (!(scheme.equals("http") || scheme.equals("https"))
        || base.getHost() == null
        || base.getRawQuery() != null
        || base.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "The base URL of " + provider + " is http or https, a host and a path, nothing else");
    }
    String path = base.getRawPath().replaceAll("/+$", "");
    return URI.create(scheme + "://" + authority + path);
  }

  private static boolean isPrintable(String header) {
    return header.chars().allMatch(unit -> unit >= ' ' && unit < 0x7f);
  }
}
