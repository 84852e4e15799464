package io.aios.llm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts how often beginnings of prompts came back lately. Nobody plans what other projects ask,
 * but what came back before is likely to come back again: as a forecast, the count of returns until
 * now (the rule of succession of things that last as long again as they have lasted). Thread-safe;
 * in memory, so each process has its own.
 */
public final class Recurrence {

  /** Beginnings that are remembered; the one that was not seen for the longest goes first. */
  static final int MOST = 10_000;

  private final InstantSource clock;
  private final Map<Key, Sighting> sightings = new LinkedHashMap<>(16, 0.75f, true);
  private final ReentrantLock lock = new ReentrantLock();

  private record Key(ModelId model, String scope, long hash) {}

  private record Sighting(Instant last, int returns) {}

  public Recurrence(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Notes that a prompt is sent. The same prompt once more is a second try and no return.
   *
   * @param scope only beginnings of the same scope are the same
   * @param prompt its beginnings, of which the last is the whole prompt
   * @param within the longest pause after which it still counts as a return
   * @return for each beginning how often it returned before and now, without a longer pause
   *     between; 0 the first time
   */
  public List<Integer> note(ModelId model, String scope, List<Beginning> prompt, Duration within) {
    Instant since = clock.instant().minus(within);
    lock.lock();
    try {
      boolean isSecondTry = sighting(new Key(model, scope, prompt.getLast().hash()), since) >= 0;
      var returns = new ArrayList<Integer>();
      for (Beginning beginning : prompt) {
        var key = new Key(model, scope, beginning.hash());
        int before = sighting(key, since);
        returns.add(isSecondTry ? Math.max(before, 0) : before + 1);
        sightings.put(key, new Sighting(clock.instant(), returns.getLast()));
      }
      forget();
      return List.copyOf(returns);
    } finally {
      lock.unlock();
    }
  }

  /** How often it returned; -1 if it was not seen since then. */
  private int sighting(Key key, Instant since) {
    Sighting before = sightings.get(key);
    return before == null || before.last.isBefore(since) ? -1 : before.returns;
  }

  private void forget() {
    var oldest = sightings.keySet().iterator();
    while (sightings.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }
}
