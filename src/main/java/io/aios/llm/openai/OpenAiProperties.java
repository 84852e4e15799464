package io.aios.llm.openai;

import io.aios.llm.http.Endpoint;
import io.aios.llm.http.Secret;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How OpenAI's models are called.
 *
 * @param apiKey key of the OpenAI project; blank switches OpenAI off
 * @param baseUrl address up to and with {@code /v1}, of OpenAI or of a gateway that speaks like it;
 *     blank means OpenAI
 * @param organization id of the organization that pays, for keys of several; else blank
 * @param project id of the project that pays, for keys of several; else blank
 * @param serviceTier {@code default}, or {@code flex} for half the price: slower, and refused while
 *     there is no room
 * @param cacheKey {@code prefix}, {@code instructions} or {@code none}: what steers calls with the
 *     same beginning to the same cache
 */
@ConfigurationProperties(prefix = OpenAiProperties.PREFIX, ignoreUnknownFields = false)
record OpenAiProperties(
    @DefaultValue("") Secret apiKey,
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String organization,
    @DefaultValue("") String project,
    @DefaultValue("default") RequestTier serviceTier,
    @DefaultValue("prefix") CacheKey cacheKey) {

  static final String PREFIX = "aios.providers.openai";

  private static final String OPENAI = "https://api.openai.com/v1";
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]{0,1000}");

  OpenAiProperties {
    baseUrl = (baseUrl.isBlank() ? OPENAI : baseUrl.strip()).replaceFirst("/+$", "");
    organization = organization.strip();
    project = project.strip();
    // None of these sentences quotes what it is about: keys end up in the wrong place.
    require(
        isHeader(apiKey.value()),
        "api-key must be one word of printable ASCII characters: paste the key once more");
    require(
        isHeader(organization) && isHeader(project),
        "organization and project must be ids such as org-... and proj_..., or be left out");
    require(
        Endpoint.isAddress(baseUrl),
        "base-url must be an http or https address such as "
            + OPENAI
            + ", without user, query and fragment");
  }

  Endpoint endpoint() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + apiKey.value());
    if (!organization.isEmpty()) {
      headers.put("OpenAI-Organization", organization);
    }
    if (!project.isEmpty()) {
      headers.put("OpenAI-Project", project);
    }
    return new Endpoint(OpenAiProvider.NAME, URI.create(baseUrl), headers, apiKey);
  }

  private static boolean isHeader(String text) {
    return HEADER_VALUE.matcher(text).matches();
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(PREFIX + "." + rule);
    }
  }
}
