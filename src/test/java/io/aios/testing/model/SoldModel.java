package io.aios.testing.model;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A model that the server sells.
 *
 * @param thinking how it thinks, in the words of the published facts
 * @param efforts what can be asked of it; empty if it takes none
 * @param leastCacheable tokens of the shortest prefix that is cached
 * @param contextWindow most tokens of prompt and reply
 */
record SoldModel(
    String id,
    String provider,
    String thinking,
    Set<String> efforts,
    long leastCacheable,
    long contextWindow,
    long mostOutput,
    ListPrice usual,
    long threshold,
    ListPrice above) {

  private static final Encoding O200K =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  /** Claude's tokenizer is not published: it is said to make about 30 % more tokens. */
  private static final double CLAUDE = 1.3;

  private static final long LOCAL_WINDOW = 131_072;

  static SoldModel of(JsonNode facts) {
    ListPrice usual = ListPrice.of(facts.path("price"));
    JsonNode above = facts.path("price_above");
    Set<String> efforts = new LinkedHashSet<>();
    facts.path("effort").forEach(effort -> efforts.add(effort.asString()));
    return new SoldModel(
        facts.path("id").asString(),
        facts.path(facts.path("server").isString() ? "server" : "provider").asString(),
        facts.path("thinking").asString("none"),
        efforts,
        facts.path("min_cacheable_tokens").asLong(1024),
        facts.path("context_window").asLong(200_000),
        facts.path("max_output").asLong(64_000),
        usual,
        above.isObject() ? above.path("threshold").asLong() : Long.MAX_VALUE,
        above.isObject() ? ListPrice.of(above) : usual);
  }

  static SoldModel of(LocalModel model) {
    ListPrice price = ListPrice.of(model.input(), model.output());
    return new SoldModel(
        model.id(),
        OllamaReader.PROVIDER,
        "always",
        Set.of(),
        Long.MAX_VALUE,
        LOCAL_WINDOW,
        LOCAL_WINDOW,
        price,
        Long.MAX_VALUE,
        price);
  }

  boolean isClaude() {
    return provider.equals("anthropic");
  }

  /** OpenAI charges for writing where it lets marks decide what is written. */
  boolean takesMarks() {
    return isClaude() || usual.cacheWriteShort().compareTo(usual.input()) > 0;
  }

  /** How long the cache keeps what was not asked to be kept for longer. */
  Duration cacheLasts() {
    return Duration.ofMinutes(isClaude() || !takesMarks() ? 5 : 30);
  }

  /** The tokens of all passages, one behind the other. */
  List<Integer> encode(List<Passage> passages) {
    List<Integer> tokens = new ArrayList<>();
    passages.forEach(passage -> tokens.addAll(O200K.encodeOrdinary(passage.text()).boxed()));
    return tokens;
  }

  long tokens(String text) {
    long count = O200K.countTokensOrdinary(text);
    return isClaude() ? (long) Math.ceil(count * CLAUDE) : count;
  }

  BigDecimal price(Consumption used) {
    return (used.prompt() > threshold ? above : usual).of(used);
  }
}
