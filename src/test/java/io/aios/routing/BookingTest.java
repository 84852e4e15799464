package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingTest {

  private final RuntimeException absent =
      new UncheckedIOException(new IOException("the database is away"));

  private final List<Duration> pauses = new ArrayList<>();
  private final Booking booking = new Booking(pauses::add);
  private int tries;

  @Test
  void makesAnEntryOnce() {
    booking.make(() -> tries++);

    assertThat(tries).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void waitsForALedgerThatIsAwayForAShortTime() {
    booking.make(() -> failsTimes(6));

    assertThat(tries).isEqualTo(7);
    assertThat(pauses)
        .containsExactly(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  @Test
  void givesUpAfterTheSeventhTry() {
    assertThatThrownBy(() -> booking.make(() -> failsTimes(7))).isSameAs(absent);

    assertThat(tries).isEqualTo(7);
  }

  @Test
  void takesTheLedgersRefusalAtOnce() {
    var refusal = new IllegalStateException("ended already, in another way");

    assertThatThrownBy(() -> booking.make(() -> fail(refusal))).isSameAs(refusal);

    assertThat(tries).isEqualTo(1);
    assertThat(pauses).isEmpty();
  }

  @Test
  void lowersTheInterruptUntilTheEntryIsMade() {
    Thread.currentThread().interrupt();

    booking.make(() -> {
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
      return failsTimes(1);
    });

    assertThat(tries).isEqualTo(2);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void remembersAnInterruptOfItsWait() {
    var stopped =
        new Booking(wait -> {
          throw new InterruptedException("stopped");
        });

    stopped.make(() -> failsTimes(1));

    assertThat(tries).isEqualTo(2);
    assertThat(Thread.interrupted()).isTrue();
  }

  private int failsTimes(int times) {
    if (tries++ < times) {
      throw absent;
    }
    return tries;
  }

  private int fail(RuntimeException failure) {
    tries++;
    throw failure;
  }
}
