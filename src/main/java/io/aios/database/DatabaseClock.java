package io.aios.database;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The time of the database, so that leases, holds and events of all processes follow one clock. It
 * is asked for now and then; in between the clock goes on by itself, also while the database is
 * away, and never looks at the wall clock of this machine. Ticks in microseconds, which is what
 * PostgreSQL keeps, and never goes back: one that is ahead goes at half its speed until the
 * database has caught up. Thread-safe.
 */
public final class DatabaseClock implements InstantSource {

  /** An answer that took longer says too little of when it was given. */
  private static final long LONGEST_ANSWER_MICROS = 2_000_000;

  private final Supplier<Instant> database;
  private final LongSupplier nanoTime;
  private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);
  private volatile Course course;

  /**
   * Asks for the time.
   *
   * @param database the time of the database, asked for each time
   * @param nanoTime what {@link System#nanoTime} gives
   */
  DatabaseClock(Supplier<Instant> database, LongSupplier nanoTime) {
    this.database = database;
    this.nanoTime = nanoTime;
    long asked = now();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, database.get());
    this.course = new Course(asked + (now() - asked) / 2, micros, 0);
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plus(
        last.accumulateAndGet(course.at(now()), Math::max), ChronoUnit.MICROS);
  }

  /** Asks for the time again. For one thread at a time. */
  void ask() {
    long asked = now();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, database.get());
    long answered = now();
    if (answered - asked <= LONGEST_ANSWER_MICROS) {
      long here = micros + (answered - asked) / 2;
      course = new Course(answered, here, Math.max(0, course.at(answered) - here));
    }
  }

  private long now() {
    return Math.floorDiv(nanoTime.getAsLong(), 1_000);
  }

  /**
   * How the clock goes from one answer to the next.
   *
   * @param start when it began, by the microseconds of this process
   * @param micros what time it was then in the database, in microseconds since 1970
   * @param ahead by how much this clock was ahead of it, in microseconds
   */
  private record Course(long start, long micros, long ahead) {

    long at(long now) {
      long passed = now - start;
      return micros + passed + Math.max(0, ahead - passed / 2);
    }
  }
}
