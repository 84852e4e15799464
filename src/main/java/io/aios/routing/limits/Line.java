package io.aios.routing.limits;

import io.aios.routing.Turnstile.Asker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Those of one process who wait for the limits of rate of one provider. One at a time has the turn,
 * and it alone asks the buckets; then comes the tenant that had no turn for the longest time, of
 * that tenant the project that had none for the longest time, and of that project who came first.
 * So a tenant with a thousand waiting projects delays the single call of another by one turn.
 * Thread-safe.
 */
final class Line {

  private final List<Place> waiting = new ArrayList<>();
  private final Map<Object, Long> lastTurns = new HashMap<>();
  private long turns;
  private boolean taken;

  /** Joins the line; the place must be left once, whether it had its turn or not. */
  synchronized Place join(Asker asker) {
    Place place = new Place(asker);
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
      if (isBefore(place.asker, next.asker)) {
        next = place;
      }
    }
    waiting.remove(next);
    taken = true;
    turns++;
    lastTurns.put(next.asker.tenant(), turns);
    lastTurns.put(next.asker.project(), turns);
    next.turn.countDown();
  }

  private boolean isBefore(Asker one, Asker other) {
    long tenants = Long.compare(lastTurn(one.tenant()), lastTurn(other.tenant()));
    return tenants < 0 || (tenants == 0 && lastTurn(one.project()) < lastTurn(other.project()));
  }

  private long lastTurn(Object tenantOrProject) {
    return lastTurns.getOrDefault(tenantOrProject, 0L);
  }

  /** A place in the line; a class and no record, since two of one project are not the same. */
  final class Place implements AutoCloseable {

    private final Asker asker;
    private final CountDownLatch turn = new CountDownLatch(1);

    private Place(Asker asker) {
      this.asker = asker;
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
