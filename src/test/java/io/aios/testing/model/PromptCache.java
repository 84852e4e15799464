package io.aios.testing.model;

import io.aios.testing.model.Passage.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The cache of prompts of a provider; entries never expire here. Thread-safe. */
final class PromptCache {

  /** OpenAI caches in steps of so many tokens, and from this length on. */
  private static final long STEP = 128;

  private static final long LEAST = 1024;

  private final Set<String> known = new HashSet<>();

  /** A prompt up to the end of one of its passages. */
  private record Prefix(String key, long tokens, Mark mark) {}

  /** Anthropic's rule: what is marked is cached. The output is left at zero. */
  synchronized Consumption marked(SoldModel model, List<Passage> passages) {
    List<Prefix> prefixes = prefixes(model, passages);
    long whole = prefixes.getLast().tokens();
    long read = 0;
    long marked = 0;
    long markedLong = 0;
    for (Prefix prefix : prefixes) {
      if (prefix.mark() != Mark.NONE && prefix.tokens() >= model.leastCacheable()) {
        read = known.add(prefix.key()) ? read : prefix.tokens();
        marked = prefix.tokens();
        markedLong = prefix.mark() == Mark.LONG ? prefix.tokens() : markedLong;
      }
    }
    long written = marked - read;
    long longLived = Math.max(0, markedLong - read);
    return new Consumption(whole - marked, read, written - longLived, longLived, 0, 0);
  }

  /** OpenAI's rule: everything is cached from some length on. The output is left at zero. */
  synchronized Consumption automatic(SoldModel model, List<Passage> passages) {
    List<Prefix> prefixes = prefixes(model, passages);
    long whole = prefixes.getLast().tokens();
    if (whole < LEAST) {
      return new Consumption(whole, 0, 0, 0, 0, 0);
    }
    long read = 0;
    for (Prefix prefix : prefixes) {
      boolean seen = !known.add(prefix.key());
      read = seen && prefix.tokens() >= LEAST ? steps(prefix.tokens()) : read;
    }
    long written = Math.max(0, steps(whole) - read);
    return new Consumption(whole - read - written, read, written, 0, 0, 0);
  }

  private static long steps(long tokens) {
    return tokens / STEP * STEP;
  }

  private static List<Prefix> prefixes(SoldModel model, List<Passage> passages) {
    List<Prefix> prefixes = new ArrayList<>();
    String key = model.id();
    long tokens = 0;
    for (Passage passage : passages) {
      key = Digests.of(key + "\n" + passage.text());
      tokens += passage.tokens(model);
      prefixes.add(new Prefix(key, tokens, passage.mark()));
    }
    return prefixes;
  }
}
