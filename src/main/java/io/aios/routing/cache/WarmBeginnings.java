package io.aios.routing.cache;

import io.aios.llm.Beginning;
import io.aios.llm.Caching;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Ask;
import io.aios.routing.Observer;
import io.aios.routing.Warmth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers which beginnings of prompts each model's provider keeps, from what it reported to have
 * read from its cache and written to it. The expected share of a prompt that is read is the longest
 * known beginning's share of its characters, times how far such expectations came true.
 *
 * <p>Providers keep caches for each customer and not for each project, so what one project had
 * written another may read; only the rate at which that works is learned for each.
 *
 * <p>In the memory of this process: calls of other processes are not known here, so the share is
 * rather too low. Thread-safe; a share takes well under a microsecond once the prompt is hashed.
 */
final class WarmBeginnings implements Warmth, Observer {

  /** Beginnings that are remembered; the one that was not used for the longest goes first. */
  static final int MOST = 10_000;

  /** What providers mean by keeping something for long, at least. */
  private static final Duration LONG = Duration.ofHours(1);

  private final ModelCards cards;
  private final InstantSource clock;
  private final HashedPrompts prompts = new HashedPrompts();
  private final HitRates rates = new HitRates();
  private final Map<Key, Instant> ends = new LinkedHashMap<>(16, 0.75f, true);
  private final ReentrantLock lock = new ReentrantLock();

  private record Key(ModelId model, long hash) {}

  WarmBeginnings(ModelCards cards, InstantSource clock) {
    this.cards = cards;
    this.clock = clock;
  }

  @Override
  public double share(UUID project, Prompt prompt, ModelId model) {
    if (cards.of(model).caching().mode() == Caching.Mode.NONE) {
      return 0;
    }
    double known = known(model, prompts.beginnings(prompt));
    return known == 0 ? 0 : known * rates.of(project, model);
  }

  @Override
  public void settled(Ask ask, Reply reply, Usd cost, Pace pace) {
    TokenUsage usage = reply.usage();
    Caching caching = cards.of(reply.model()).caching();
    if (usage.prompt() == 0 || usage.estimated() || caching.mode() == Caching.Mode.NONE) {
      return;
    }
    List<Beginning> beginnings = prompts.beginnings(ask.prompt());
    double known = known(reply.model(), beginnings);
    if (known > 0) {
      double read = usage.cacheRead() / (known * usage.prompt());
      rates.note(ask.purpose().project(), reply.model(), Math.min(1, read));
    }
    double kept = (double) kept(usage, caching) / usage.prompt();
    if (kept > 0) {
      boolean forLong = usage.cacheWriteLong() > 0 && caching.lasts().compareTo(LONG) < 0;
      keep(reply.model(), upTo(kept, beginnings), forLong ? LONG : caching.lasts());
    }
  }

  /** Tokens of the beginning that the provider has now in its cache. */
  private static long kept(TokenUsage usage, Caching caching) {
    return switch (caching.mode()) {
      case NONE -> 0;
      case AUTOMATIC -> usage.prompt() < caching.least() ? 0 : usage.prompt();
      case MARKED -> usage.cacheRead() + usage.cacheWriteShort() + usage.cacheWriteLong();
    };
  }

  /** The beginnings up to the one that comes nearest to this share of the prompt. */
  private static List<Beginning> upTo(double share, List<Beginning> beginnings) {
    int nearest = 0;
    for (int number = 1; number < beginnings.size(); number++) {
      double miss = Math.abs(shareOf(beginnings.get(number), beginnings) - share);
      if (miss <= Math.abs(shareOf(beginnings.get(nearest), beginnings) - share)) {
        nearest = number;
      }
    }
    return beginnings.subList(0, nearest + 1);
  }

  /** Characters stand for tokens here: kinds of text differ by a fifth, beginnings by far more. */
  private static double shareOf(Beginning beginning, List<Beginning> beginnings) {
    return (double) beginning.characters() / Math.max(1, beginnings.getLast().characters());
  }

  private double known(ModelId model, List<Beginning> beginnings) {
    Instant now = clock.instant();
    lock.lock();
    try {
      for (Beginning beginning : beginnings.reversed()) {
        Instant end = ends.get(new Key(model, beginning.hash()));
        if (end != null && end.isAfter(now)) {
          return shareOf(beginning, beginnings);
        }
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }

  private void keep(ModelId model, List<Beginning> beginnings, Duration lasts) {
    Instant end = clock.instant().plus(lasts);
    lock.lock();
    try {
      for (Beginning beginning : beginnings) {
        ends.merge(
            new Key(model, beginning.hash()),
            end,
            (before, now) -> before.isAfter(now) ? before : now);
      }
      var oldest = ends.keySet().iterator();
      while (ends.size() > MOST) {
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
