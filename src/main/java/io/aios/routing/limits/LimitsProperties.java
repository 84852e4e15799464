package io.aios.routing.limits;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls all processes together make, in a minute and at once. A limit that is not set does
 * not exist; without any, no call waits and the database is not asked.
 *
 * @param burstPercent {@code aios.limits.burst-percent}, 1 to 90: how much of what a minute allows
 *     may be used at once after a rest. The rest of it flows in evenly, so that no minute sees more
 *     than its limit
 * @param providers {@code aios.limits.providers.<name>}: the limits of the key of a provider, e.g.
 *     {@code anthropic}; at most 100
 * @param agents {@code aios.limits.agents.<KIND>}: the limits of a kind of agent, e.g. {@code QA};
 *     at most 100
 */
@ConfigurationProperties(prefix = "aios.limits", ignoreUnknownFields = false)
record LimitsProperties(
    @DefaultValue("10") int burstPercent,
    @DefaultValue Map<String, OfProvider> providers,
    @DefaultValue Map<String, OfAgent> agents) {

  private static final int MOST = 100;
  private static final long MOST_PER_MINUTE = 1_000_000_000;
  private static final int MOST_AT_ONCE = 10_000;
  private static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9-]{0,29}");
  private static final Pattern AGENT = Pattern.compile("[A-Z][A-Z0-9_]{0,29}");

  LimitsProperties {
    providers = Map.copyOf(providers);
    agents = inUpperCase(agents);
    require(burstPercent >= 1 && burstPercent <= 90, "aios.limits.burst-percent must be 1 to 90");
    require(
        providers.size() <= MOST && agents.size() <= MOST,
        "aios.limits names more than " + MOST + " providers or kinds of agent; name fewer");
    providers.forEach(LimitsProperties::check);
    agents.forEach(LimitsProperties::check);
  }

  /**
   * The limits of a provider's key. Set them to what its console says, or less where others use the
   * same key. Zero is no limit.
   *
   * @param requestsPerMinute {@code requests-per-minute}, calls
   * @param inputTokensPerMinute {@code input-tokens-per-minute}, tokens of prompts
   * @param outputTokensPerMinute {@code output-tokens-per-minute}, tokens of replies
   * @param countsCachedInput {@code counts-cached-input}, whether tokens that the provider read
   *     from its cache count; set it to false where they do not, as with most models of Anthropic
   * @param concurrent {@code concurrent}, calls at once
   */
  record OfProvider(
      @DefaultValue("0") long requestsPerMinute,
      @DefaultValue("0") long inputTokensPerMinute,
      @DefaultValue("0") long outputTokensPerMinute,
      @DefaultValue("true") boolean countsCachedInput,
      @DefaultValue("0") int concurrent) {

    boolean limitsNothing() {
      return requestsPerMinute == 0
          && inputTokensPerMinute == 0
          && outputTokensPerMinute == 0
          && concurrent == 0;
    }
  }

  /**
   * The limits of a kind of agent.
   *
   * @param concurrent {@code concurrent}, calls at once
   */
  record OfAgent(@DefaultValue("0") int concurrent) {}

  private static Map<String, OfAgent> inUpperCase(Map<String, OfAgent> agents) {
    Map<String, OfAgent> upper = new TreeMap<>();
    agents.forEach((kind, limits) -> upper.put(kind.toUpperCase(Locale.ROOT), limits));
    return Map.copyOf(upper);
  }

  private static void check(String name, OfProvider limits) {
    String place = "aios.limits.providers." + name;
    require(
        PROVIDER.matcher(name).matches(),
        place + " is no name of a provider; use up to 30 lower-case letters, digits and hyphens");
    requireRate(place + ".requests-per-minute", limits.requestsPerMinute());
    requireRate(place + ".input-tokens-per-minute", limits.inputTokensPerMinute());
    requireRate(place + ".output-tokens-per-minute", limits.outputTokensPerMinute());
    requireSeats(place + ".concurrent", limits.concurrent());
    require(
        !limits.limitsNothing(),
        place
            + " limits nothing; set its requests-per-minute, input-tokens-per-minute,"
            + " output-tokens-per-minute or concurrent, or take it out");
  }

  private static void check(String kind, OfAgent limits) {
    String place = "aios.limits.agents." + kind;
    require(
        AGENT.matcher(kind).matches(),
        place + " is no kind of agent; use up to 30 letters, digits and underscores");
    requireSeats(place + ".concurrent", limits.concurrent());
    require(limits.concurrent() > 0, place + " limits nothing; set its concurrent, or take it out");
  }

  private static void requireRate(String name, long perMinute) {
    require(
        perMinute >= 0 && perMinute <= MOST_PER_MINUTE,
        name + " must be 0, for no limit, to " + MOST_PER_MINUTE);
  }

  private static void requireSeats(String name, int seats) {
    require(
        seats >= 0 && seats <= MOST_AT_ONCE, name + " must be 0, for no limit, to " + MOST_AT_ONCE);
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }
}
