package io.aios.routing.cache;

import io.aios.llm.ModelId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much of what was expected to be read from a cache really was: a mean that starts at what
 * others say of the model, which starts at {@value #GUESS}, and is replaced by what was reported
 * the more there is of it. Shrinkage as in Gelman et al., Bayesian Data Analysis, chapter 5. What
 * was reported long ago fades: half of the weight goes whenever {@value #MEMORY} calls are counted.
 * Thread-safe.
 */
final class HitRates {

  static final double GUESS = 0.8;

  /** Calls that a guess, or the mean of the other projects, counts for. */
  private static final double STRENGTH = 3;

  private static final double MEMORY = 40;

  private static final int MOST = 10_000;

  private final Map<Key, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<ModelId, Tally> models = new LinkedHashMap<>(16, 0.75f, true);
  private final ReentrantLock lock = new ReentrantLock();

  private record Key(UUID project, ModelId model) {}

  private record Tally(double calls, double hits) {

    private static final Tally NONE = new Tally(0, 0);

    double mean(double before) {
      return (hits + STRENGTH * before) / (calls + STRENGTH);
    }

    Tally with(double hit) {
      double fade = calls < MEMORY ? 1 : 0.5;
      return new Tally(calls * fade + 1, hits * fade + hit);
    }
  }

  /** The rate that is to be expected, 0 to 1. */
  double of(UUID project, ModelId model) {
    lock.lock();
    try {
      double others = models.getOrDefault(model, Tally.NONE).mean(GUESS);
      return tallies.getOrDefault(new Key(project, model), Tally.NONE).mean(others);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Notes a call.
   *
   * @param hit what of the expected tokens was read, 0 to 1
   */
  void note(UUID project, ModelId model, double hit) {
    lock.lock();
    try {
      count(models, model, hit);
      count(tallies, new Key(project, model), hit);
    } finally {
      lock.unlock();
    }
  }

  private static <K> void count(Map<K, Tally> all, K key, double hit) {
    all.put(key, all.getOrDefault(key, Tally.NONE).with(hit));
    if (all.size() > MOST) {
      var oldest = all.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }
}
