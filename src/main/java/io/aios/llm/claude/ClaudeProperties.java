package io.aios.llm.claude;

import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Secret;
import java.net.URI;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Claude models are called.
 *
 * @param apiKey key of the Anthropic account; blank switches Claude off
 * @param baseUrl address before {@code /v1}, of Anthropic or of a gateway that speaks like it;
 *     blank means Anthropic
 * @param version of the interface, as a date; this adapter is written for the default
 * @param cache {@code off}, {@code 5m} or {@code 1h}: how long beginnings of prompts that are
 *     expected to be read again are kept in Anthropic's cache
 * @param thinkingDisplay what is asked to be shown of a model's thinking. Anything but the default
 *     also asks the models that can choose for adaptive thinking
 */
@ConfigurationProperties(prefix = ClaudeProperties.PREFIX, ignoreUnknownFields = false)
record ClaudeProperties(
    @DefaultValue("") Secret apiKey,
    @DefaultValue("") String baseUrl,
    @DefaultValue("2026-10-21") String version,
    @DefaultValue("5m") String cache,
    @DefaultValue("DEFAULT") ThinkingDisplay thinkingDisplay) {

  static final String PREFIX = "aios.providers.claude";

  private static final String ANTHROPIC = "https://api.anthropic.com";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TAIL = Pattern.compile("/*(/v1)?/*$");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]*");

  ClaudeProperties {
    baseUrl = baseUrl.isBlank() ? ANTHROPIC : baseUrl.strip();
    // The key itself is in no message: messages are logged.
    require(
        HEADER_VALUE.matcher(apiKey.value()).matches(),
        "api-key must be one word of printable ASCII characters; paste the key once more");
    require(
        Endpoint.isAddress(baseUrl),
        "base-url must be an http or https address without user, query and fragment");
    require(DATE.matcher(version).matches(), "version must be a date such as 2026-10-21");
    cache = CacheTtl.of(cache).wire();
  }

  CacheTtl cacheTtl() {
    return CacheTtl.of(cache);
  }

  /** The base without {@code /v1}, which belongs to the paths, and without slashes at its end. */
  URI base() {
    return URI.create(TAIL.matcher(baseUrl).replaceFirst(""));
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
