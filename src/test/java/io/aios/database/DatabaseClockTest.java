package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class DatabaseClockTest {

  /** Not the day of any machine that runs this: who reads the wall clock is found out. */
  private static final Instant NOON = Instant.parse("2001-02-03T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
  private Duration roundTrip = Duration.ZERO;
  private boolean away;
  private final DatabaseClock clock = new DatabaseClock(this::time, nanos::get);

  @Test
  void beginsWithTheTimeOfTheDatabase() {
    assertThat(clock.instant()).isEqualTo(NOON);
  }

  @Test
  void goesOnByItselfInMicroseconds() {
    pass(Duration.ofNanos(1_999));
    assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1_000));

    pass(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1)).plusNanos(1_000));
  }

  @Test
  void goesOnWhileTheDatabaseIsAway() {
    away = true;
    pass(Duration.ofMinutes(5));

    assertThatThrownBy(clock::ask).isInstanceOf(DataAccessResourceFailureException.class);

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void jumpsForwardWithTheDatabase() {
    database.set(NOON.plus(Duration.ofHours(2)));

    clock.ask();

    assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(2)));
  }

  @Test
  void goesAtHalfItsSpeedUntilTheDatabaseHasCaughtUp() {
    database.set(NOON.minusSeconds(10));
    clock.ask();
    assertThat(clock.instant()).isEqualTo(NOON);

    pass(Duration.ofSeconds(4));
    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(2));

    pass(Duration.ofSeconds(26));
    assertThat(clock.instant()).isEqualTo(database.get());
  }

  @Test
  void takesTheMiddleOfTheRoundTrip() {
    roundTrip = Duration.ofMillis(400);
    database.set(NOON.plusSeconds(60));

    clock.ask();

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(60).plusMillis(200));
  }

  @Test
  void ignoresAnAnswerThatTookTooLong() {
    roundTrip = Duration.ofSeconds(3);
    database.set(NOON.plusSeconds(60));

    clock.ask();

    assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void neverGoesBackWhateverTheDatabaseSays() {
    var random = new SplittableRandom(7);
    Instant before = clock.instant();
    for (int step = 0; step < 10_000; step++) {
      pass(Duration.ofMillis(random.nextInt(5_000)));
      if (random.nextInt(10) == 0) {
        roundTrip = Duration.ofMillis(random.nextInt(3_000));
        database.set(database.get().plusMillis(random.nextInt(-20_000, 20_000)));
        clock.ask();
      }
      Instant now = clock.instant();
      assertThat(now).isAfterOrEqualTo(before);
      before = now;
    }
  }

  private Instant time() {
    if (away) {
      throw new DataAccessResourceFailureException("away");
    }
    nanos.addAndGet(roundTrip.toNanos());
    return database.get();
  }

  private void pass(Duration duration) {
    nanos.addAndGet(duration.toNanos());
    database.updateAndGet(now -> now.plus(duration));
  }
}
