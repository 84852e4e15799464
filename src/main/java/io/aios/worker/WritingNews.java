package io.aios.worker;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.project.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Tells how far a reply has come, if it takes so long that somebody may wonder. Each pause is at
 * least five seconds and at least a sixth of the time that has passed, so that an answer of one
 * hour makes fewer than forty events. When an answer starts over, that is told at once, and what
 * was written before does not count. For one thread and one question.
 */
final class WritingNews implements Listener {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(5);
  private static final int SHARE = 6;
  private static final int MOST = 60;

  private final BiConsumer<Event.Kind, String> watchers;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;
  private long written;
  private long thought;
  private int told;

  /** Starts the time of a question that is asked now. */
  WritingNews(BiConsumer<Event.Kind, String> watchers, InstantSource clock) {
    this.watchers = watchers;
    this.clock = clock;
    this.start = clock.instant();
    this.next = start.plus(FIRST);
  }

  @Override
  public void heard(Delta delta) {
    int length = delta.text().length();
    switch (delta) {
      case Delta.Written text -> written += length;
      case Delta.Argued arguments -> written += length;
      case Delta.Thought thinking -> thought += length;
    }
    Instant now = clock.instant();
    if (told < MOST && !now.isBefore(next)) {
      watchers.accept(Event.Kind.TASK_WRITING, soFar());
      told++;
      Duration share = Duration.between(start, now).dividedBy(SHARE);
      next = now.plus(share.compareTo(SHORTEST_PAUSE) > 0 ? share : SHORTEST_PAUSE);
    }
  }

  @Override
  public void startsOver(String why) {
    written = 0;
    thought = 0;
    watchers.accept(Event.Kind.TASK_RESTARTED, "the answer starts over: " + why);
  }

  private String soFar() {
    if (written > 0) {
      return String.format(Locale.ROOT, "%,d characters so far", written);
    }
    return thought > 0
        ? String.format(Locale.ROOT, "thinking, %,d characters so far", thought)
        : "thinking";
  }
}
