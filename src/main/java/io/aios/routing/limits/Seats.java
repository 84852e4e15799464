package io.aios.routing.limits;

import io.aios.routing.Turnstile.Asker;
import io.aios.routing.Turnstile.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The seats of one process: those it has, and those it waits for. Whoever gives a seat back also
 * decides in the database who gets it, and a signal wakes that one alone. Thread-safe.
 */
final class Seats {

  private static final Logger log = LoggerFactory.getLogger(Seats.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final SeatTable table;
  private final Supplier<UUID> ids;
  private final Map<UUID, CountDownLatch> mine = new ConcurrentHashMap<>();

  Seats(SeatTable table, Supplier<UUID> ids) {
    this.table = table;
    this.ids = ids;
  }

  /** What comes of wanting a seat. */
  sealed interface Access {

    /** Has it until it {@link #leave leaves} it. */
    record Granted(UUID seat) implements Access {}

    /** None came free within the patience. */
    record Refused(Entry.Full full) implements Access {}
  }

  /**
   * Waits for a seat.
   *
   * @param wants names of the limits that the call counts for, one or two
   */
  Access take(Asker asker, List<String> wants, Patiently patience) {
    UUID seat = ids.get();
    var seated = new CountDownLatch(1);
    mine.put(seat, seated);
    boolean granted = false;
    try {
      granted = table.ask(seat, asker, wants) || patience.awaits(seated);
    } finally {
      if (!granted) {
        leave(seat);
      }
    }
    return granted ? new Access.Granted(seat) : new Access.Refused(full(wants, patience));
  }

  /** Gives the seat back. One that cannot be given back comes free when its lease ends. */
  void leave(UUID seat) {
    mine.remove(seat);
    try {
      table.leave(seat);
    } catch (DataAccessException away) {
      log.warn(
          "A seat cannot be given back and comes free in {}: {}",
          SeatTable.LEASE,
          away.getMessage());
    }
  }

  /** Hears whose turn it is. */
  void hear(String seat) {
    if (!seat.isEmpty()) {
      wake(UUID.fromString(seat));
    }
  }

  /** Says that this process is alive, and looks who has a seat, since a signal may be lost. */
  void renew() {
    if (!mine.isEmpty()) {
      table.renew(mine.keySet()).forEach(this::wake);
    }
  }

  private void wake(UUID seat) {
    CountDownLatch waiting = mine.get(seat);
    if (waiting != null) {
      waiting.countDown();
    }
  }

  private Entry.Full full(List<String> wants, Patiently patience) {
    if (patience.isBrokenOff()) {
      return LimitedTurnstile.BROKEN_OFF;
    }
    Duration age = table.meanAge(wants);
    Duration after = age.compareTo(SHORTEST) < 0 ? SHORTEST : age;
    return new Entry.Full(
        "as many calls are made at once as " + String.join(" and ", wants) + " may have",
        after.compareTo(LONGEST) > 0 ? LONGEST : after);
  }
}
