package io.aios.routing.limits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Those of one process who wait for the limits of rate of one provider. One at a time has the turn,
 * and it alone asks the buckets; then comes the project that had no turn for the longest time, and
 * of that project who came first. So a project with a hundred waiting calls delays the single call
 * of another by one turn. Thread-safe.
 */
final class Line {

  private final List<Place> waiting = new ArrayList<>();
  private final Map<UUID, Long> lastTurns = new HashMap<>();
  private long turns;
  private boolean taken;

  /** Joins the line; the place must be left once, whether it had its turn or not. */
  synchronized Place join(UUID project) {
    Place place = new Place(project);
    waiting.add(place);
    callNext();
    return place;
  }

  private synchronized void leave(Place place) {
    if (!waiting.remove(place)) {
      taken = false;
    }
    callNext();
  }

  private void callNext() {
    if (taken) {
      return;
    }
    if (waiting.isEmpty()) {
      lastTurns.clear();
      return;
    }
    Place next = waiting.getFirst();
    for (Place place : waiting) {
      if (lastTurn(place) < lastTurn(next)) {
        next = place;
      }
    }
    waiting.remove(next);
    taken = true;
    lastTurns.put(next.project, ++turns);
    next.turn.countDown();
  }

  private long lastTurn(Place place) {
    return lastTurns.getOrDefault(place.project, 0L);
  }

  /** A place in the line; a class and no record, since two of one project are not the same. */
  final class Place implements AutoCloseable {

    private final UUID project;
    private final CountDownLatch turn = new CountDownLatch(1);

    private Place(UUID project) {
      this.project = project;
    }

    /** Falls when it has the turn. */
    CountDownLatch turn() {
      return turn;
    }

    @Override
    public void close() {
      leave(this);
    }
  }
}
