package io.aios.gateway.event;

import io.aios.project.Events;
import io.aios.project.ProjectId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Looks where the watched projects stand, once for all clients of this node, and wakes those for
 * whom there is news. So no client misses what a lost signal should have told, and clients who wait
 * cost the database nothing. For one thread.
 */
final class Lookout {

  private static final Logger log = LoggerFactory.getLogger(Lookout.class);

  /** As many as {@link Events#standings} takes. */
  private static final int MOST_AT_ONCE = 1_000;

  private final Events events;
  private final Watches watches;
  private final Duration patience;
  private OptionalLong blindSinceNanos = OptionalLong.empty();

  /**
   * @param patience how long the database may be away before the clients are sent away too
   */
  Lookout(Events events, Watches watches, Duration patience) {
    this.events = events;
    this.watches = watches;
    this.patience = patience;
  }

  void look() {
    long begunNanos = System.nanoTime();
    List<ProjectId> watched = new ArrayList<>(watches.projects());
    try {
      for (int from = 0; from < watched.size(); from += MOST_AT_ONCE) {
        Set<ProjectId> some =
            new HashSet<>(watched.subList(from, Math.min(from + MOST_AT_ONCE, watched.size())));
        watches.tell(some, events.standings(some));
      }
      blindSinceNanos = OptionalLong.empty();
    } catch (DataAccessException unreachable) {
      sawNothing(begunNanos, unreachable);
    }
  }

  private void sawNothing(long begunNanos, DataAccessException unreachable) {
    if (blindSinceNanos.isEmpty()) {
      blindSinceNanos = OptionalLong.of(begunNanos);
      log.warn(
          "Event streams have no news until the database is back: {}",
          unreachable.getMostSpecificCause().getMessage());
    } else if (System.nanoTime() - blindSinceNanos.getAsLong() >= patience.toNanos()) {
      blindSinceNanos = OptionalLong.empty();
      log.warn("The database is away for too long; {} event streams are closed", watches.count());
      watches.dismiss();
    }
  }
}
