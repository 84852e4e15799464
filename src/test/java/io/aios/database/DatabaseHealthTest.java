package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

class DatabaseHealthTest {

  private static final Duration BOUND = Duration.ofMillis(DatabaseHealth.LIMIT_MILLIS + 1_000);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void isUpWhenTheDatabaseAnswers() {
    assertThat(new DatabaseHealth(() -> true, nanos::get).health().getStatus())
        .isEqualTo(Status.UP);
  }

  @Test
  void isDownWhenItDoesNotAndTellsNoDetails() {
    var health =
        new DatabaseHealth(
                () -> {
                  throw new SQLException("FATAL: password authentication failed for user aios");
                },
                nanos::get)
            .health();

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails()).isEmpty();
  }

  @Test
  void looksOnceASecondHoweverOftenItIsAsked() {
    DatabaseHealth health = new DatabaseHealth(() -> looks.incrementAndGet() % 2 == 1, nanos::get);

    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
    assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    assertThat(looks).hasValue(1);

    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(looks).hasValue(2);
  }

  @Test
  void isDownSoonWhenALookHangsAndStartsNoSecondOneMeanwhile() {
    CountDownLatch never = new CountDownLatch(1);
    DatabaseHealth health =
        new DatabaseHealth(
            () -> {
              looks.incrementAndGet();
              never.await();
              return true;
            },
            nanos::get);
    long begun = System.nanoTime();

    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(9));
    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    assertThat(looks).hasValue(1);
    never.countDown();
  }

  @Test
  void isDownSoonWhenTheServerAcceptsAndSaysNothing() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/aios";
      DatabaseHealth health = new DatabaseHealth(new Glance(at(url)), nanos::get);
      long begun = System.nanoTime();

      assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
    }
  }

  private static JdbcConnectionDetails at(String url) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return "aios";
      }

      @Override
      public String getPassword() {
        return "";
      }

      @Override
      public String getJdbcUrl() {
        return url;
      }
    };
  }
}
