package io.aios.gateway.event;

import io.aios.project.Events;
import io.aios.project.Events.Numbered;
import io.aios.project.Events.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Sends a project's events to one client as they happen, until the last one. Blocks its (virtual)
 * thread: a slow client holds up nobody but itself, and no database connection. Asks the database
 * only when its watch was rung, so it goes on while the database is away.
 */
final class EventStream {

  private static final Logger log = LoggerFactory.getLogger(EventStream.class);

  /** With texts of 2,000 characters at most, a client that takes nothing holds less than 1 MB. */
  private static final int BATCH = 100;

  private final Events events;
  private final Duration heartbeat;

  EventStream(Events events, Duration heartbeat) {
    this.events = events;
    this.heartbeat = heartbeat;
  }

  /**
   * Sends what comes after what was seen.
   *
   * @return whether all was sent; false if the watch has ended before the project
   * @throws IOException if the client has gone, or takes nothing any more
   */
  boolean send(Watch watch, EventFrames frames) throws IOException {
    frames.open();
    while (watch.isOpen()) {
      // Before the events are read: if it had ended then, nothing comes after what is read now.
      Standing before = watch.standing();
      Optional<List<Numbered>> news = read(watch);
      if (news.isPresent() && isAll(before, news.get(), watch, frames)) {
        return true;
      }
      if (news.filter(batch -> batch.size() == BATCH).isEmpty()) {
        await(watch, frames);
      }
    }
    return false;
  }

  /** Nothing if the database is away; whoever looks for all streams rings when it is back. */
  private Optional<List<Numbered>> read(Watch watch) {
    try {
      return Optional.of(events.after(watch.project(), watch.seen(), BATCH));
    } catch (DataAccessException unreachable) {
      log.debug("A stream of project {} has to wait", watch.project(), unreachable);
      return Optional.empty();
    }
  }

  private static boolean isAll(
      Standing before, List<Numbered> batch, Watch watch, EventFrames frames) throws IOException {
    if (batch.isEmpty() && before.ended()) {
      skipTo(before.last(), watch, frames);
      frames.flush();
      return true;
    }
    for (Numbered numbered : batch) {
      if (!watch.isOpen()) {
        return false;
      }
      skipTo(numbered.sequence() - 1, watch, frames);
      frames.event(EventView.of(numbered));
      watch.sees(numbered.sequence());
      if (numbered.event().kind().isLast()) {
        frames.flush();
        return true;
      }
    }
    frames.flush();
    return false;
  }

  /** Numbers have no gaps, so what is not there has expired. */
  private static void skipTo(long sequence, Watch watch, EventFrames frames) throws IOException {
    if (sequence > watch.seen()) {
      frames.expired(watch.seen() + 1, sequence);
      watch.sees(sequence);
    }
  }

  /** Waits for a ring, and breaks the silence whenever it has become too long. */
  private void await(Watch watch, EventFrames frames) throws IOException {
    boolean rung = false;
    while (!rung && watch.isOpen()) {
      Duration left = heartbeat.minus(frames.silence());
      if (left.isPositive()) {
        rung = watch.await(left);
      } else {
        frames.heartbeat();
      }
    }
  }
}
