package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aios.database.Patrol.Round;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

@ExtendWith(OutputCaptureExtension.class)
class PatrolTest {

  private static final Duration MOMENT = Duration.ofMillis(1);

  private final AtomicInteger times = new AtomicInteger();
  private Patrol patrol = new Patrol("idle");

  @AfterEach
  void stop() {
    patrol.stop();
  }

  @Test
  void goesOnAfterTheDatabaseWasAwayAndSaysSoOnce(CapturedOutput output) {
    walk(() -> {
      int time = times.incrementAndGet();
      if (time < 5) {
        throw time % 2 == 0
            ? new DataAccessResourceFailureException("away")
            : new CannotCreateTransactionException("away");
      }
    });

    await().until(() -> times.get() > 10);
    assertThat(output).containsOnlyOnce("Nothing can be counted: away");
  }

  @Test
  void survivesABug(CapturedOutput output) {
    walk(() -> {
      times.incrementAndGet();
      throw new IllegalStateException("bug");
    });

    await().until(() -> times.get() > 3);
    assertThat(output).contains("ERROR", "Nothing can be counted", "bug");
  }

  @Test
  void eachRoundHasItsOwnPace() {
    var once = new AtomicInteger();
    patrol =
        new Patrol(
            "paces",
            Round.every(MOMENT, "Nothing can be counted", times::incrementAndGet),
            Round.every(Duration.ofDays(1), "Nothing can be counted", once::incrementAndGet));
    patrol.start();

    await().until(() -> times.get() > 10);
    assertThat(once).hasValue(1);
  }

  @Test
  void stopLetsARoundEndUninterruptedAndThenSaysFarewell() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var interrupted = new AtomicBoolean();
    Round round =
        Round.every(
            MOMENT,
            "Nothing can be counted",
            () -> {
              begun.countDown();
              interrupted.set(!released(goOn));
              times.incrementAndGet();
            });
    patrol = new Patrol("stopping", List.of(round), () -> times.addAndGet(100), 7);
    assertThat(patrol.getPhase()).isEqualTo(7);
    patrol.start();
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

    patrol.stop(ended::countDown);
    assertThat(patrol.isRunning()).isFalse();
    assertThat(ended.getCount()).isEqualTo(1);
    goOn.countDown();

    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(times).hasValue(101);
    assertThat(interrupted).isFalse();
  }

  @Test
  void stopWaitsForNoPauseAndCanBeUndone() throws InterruptedException {
    patrol =
        new Patrol(
            "restarted",
            Round.every(Duration.ofDays(1), "Nothing can be counted", times::incrementAndGet));
    for (int run = 1; run <= 3; run++) {
      int expected = run;
      patrol.start();
      await().until(() -> times.get() == expected);

      var ended = new CountDownLatch(1);
      patrol.stop(ended::countDown);
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void hurriesWhenAskedToWhileItRuns() {
    patrol =
        new Patrol(
            "hurried",
            Round.every(Duration.ofDays(1), "Nothing can be counted", times::incrementAndGet));
    patrol.hurry();
    patrol.start();
    await().until(() -> times.get() == 1);

    patrol.hurry();

    await().until(() -> times.get() == 2);
  }

  @Test
  void variedPausesStayWithinTheirRange() {
    Round round =
        Round.between(
            Duration.ofSeconds(25),
            Duration.ofSeconds(35),
            new SplittableRandom(1),
            "Nothing can be counted",
            () -> {});

    for (int time = 0; time < 1_000; time++) {
      assertThat(round.pause().get()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(35));
    }
  }

  private void walk(Runnable work) {
    patrol = new Patrol("counting", Round.every(MOMENT, "Nothing can be counted", work));
    patrol.start();
  }

  private static boolean released(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      return false;
    }
  }
}
