package io.aios.routing;

import io.aios.routing.Ranking.Candidate;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Whose turn it is: candidates come as they are ranked, but those of a provider of which two models
 * were unavailable come after all others. A provider that is out of reach would else use up all
 * calls of an ask with its cheap models, and the next provider would never be asked. One model
 * alone can be unavailable at a provider that is there. For one thread and one use.
 */
final class Succession {

  private static final int ENOUGH = 2;

  private final Queue<Candidate> ranked;
  private final Queue<Candidate> postponed = new ArrayDeque<>();
  private final Map<String, Integer> unavailable = new HashMap<>();

  Succession(List<Candidate> ranked) {
    this.ranked = new ArrayDeque<>(ranked);
  }

  /** Each candidate once; empty when all have had their turn. */
  Optional<Candidate> next() {
    Candidate next = ranked.poll();
    while (next != null && isAway(next)) {
      postponed.add(next);
      next = ranked.poll();
    }
    return Optional.ofNullable(next == null ? postponed.poll() : next);
  }

  /** Notes that a candidate could not be called, or not be reached. */
  void unavailable(Candidate candidate) {
    unavailable.merge(provider(candidate), 1, Integer::sum);
  }

  private boolean isAway(Candidate candidate) {
    return unavailable.getOrDefault(provider(candidate), 0) >= ENOUGH;
  }

  private static String provider(Candidate candidate) {
    return candidate.offer().model().provider();
  }
}
