package io.aios.testing.model;

import io.aios.testing.model.Passage.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cache of prompts of a provider. Thread-safe. */
final class PromptCache {

  /** OpenAI caches in steps of so many tokens, and from this length on. */
  private static final int STEP = 128;

  private static final int LEAST = 1024;

  /** How many blocks before a mark are looked at for an earlier one. */
  private static final int LOOKBACK = 20;

  private static final Duration LONG = Duration.ofHours(1);

  private final InstantSource clock;
  private final Map<String, Instant> known = new HashMap<>();

  PromptCache(InstantSource clock) {
    this.clock = clock;
  }

  /** A prompt up to the end of one of its passages. */
  private record Prefix(String key, long tokens, Mark mark) {}

  /** What is marked is cached, and nothing else. The output is left at zero. */
  synchronized Consumption marked(SoldModel model, List<Passage> passages) {
    List<Prefix> prefixes = prefixes(model, passages);
    long read = 0;
    long marked = 0;
    long markedLong = 0;
    for (int number = 0; number < prefixes.size(); number++) {
      Prefix prefix = prefixes.get(number);
      if (prefix.mark() != Mark.NONE && prefix.tokens() >= model.leastCacheable()) {
        read = Math.max(read, lookedUp(model, prefixes.subList(0, number + 1)));
        marked = prefix.tokens();
        markedLong = prefix.mark() == Mark.LONG ? prefix.tokens() : markedLong;
        Duration lasts = prefix.mark() == Mark.LONG ? LONG : model.cacheLasts();
        known.merge(prefix.key(), clock.instant().plus(lasts), PromptCache::later);
      }
    }
    long written = marked - read;
    long longLived = Math.max(0, markedLong - read);
    long whole = prefixes.getLast().tokens();
    return new Consumption(whole - marked, read, written - longLived, longLived, 0, 0);
  }

  private long lookedUp(SoldModel model, List<Prefix> prefixes) {
    for (Prefix prefix : prefixes.reversed().stream().limit(LOOKBACK).toList()) {
      if (isKnown(prefix.key())) {
        known.merge(prefix.key(), clock.instant().plus(model.cacheLasts()), PromptCache::later);
        return prefix.tokens();
      }
    }
    return 0;
  }

  /** Everything is cached from some length on, at no charge. The output is left at zero. */
  synchronized Consumption automatic(SoldModel model, List<Passage> passages) {
    long whole = prefixes(model, passages).getLast().tokens();
    if (whole < LEAST) {
      return new Consumption(whole, 0, 0, 0, 0, 0);
    }
    long read = 0;
    String key = model.id();
    List<Integer> tokens = model.encode(passages);
    for (int end = STEP; end <= tokens.size(); end += STEP) {
      key = Digests.of(key + tokens.subList(end - STEP, end));
      read = end >= LEAST && isKnown(key) ? end : read;
      known.put(key, clock.instant().plus(model.cacheLasts()));
    }
    return new Consumption(whole - read, read, 0, 0, 0, 0);
  }

  private boolean isKnown(String key) {
    Instant end = known.get(key);
    return end != null && end.isAfter(clock.instant());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
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
