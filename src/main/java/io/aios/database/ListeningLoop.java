package io.aios.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * One thread with one connection of its own, outside the pool: a listening connection must stay
 * open, and a pool would hand it on. Runs once, from {@link #start} to {@link #stop}.
 */
final class ListeningLoop {

  private static final Logger log = LoggerFactory.getLogger(ListeningLoop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  /** A connection that is silent for so long is asked whether it still lives. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final int ANSWER_SECONDS = 5;

  private final JdbcConnectionDetails details;
  private final String url;
  private final Subscribers subscribers;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable Connection> current = new AtomicReference<>();
  private final Thread thread;

  ListeningLoop(JdbcConnectionDetails details, String url, Subscribers subscribers) {
    this.details = details;
    this.url = url;
    this.subscribers = subscribers;
    this.thread = Thread.ofVirtual().name("aios-signals").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  void stop() {
    stopped.countDown();
    Connection connection = current.get();
    try {
      if (connection != null) {
        // close() would wait for the read that is under way.
        connection.abort(Runnable::run);
      }
      thread.join(STOP_LIMIT);
    } catch (SQLException alreadyGone) {
      log.debug("the listening connection had gone before", alreadyGone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    do {
      try (Connection connection = connect()) {
        current.set(connection);
        pause = FIRST_PAUSE;
        subscribers.tellAllToLook();
        while (listening()) {
          deliver(connection);
        }
      } catch (SQLException lost) {
        if (listening()) {
          log.warn("no connection to listen on ({}); trying again in {}", lost.getMessage(), pause);
        }
        pause = longer(pause);
      } finally {
        current.set(null);
      }
    } while (!stoppedWithin(pause));
  }

  private Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(url, ConnectionProperties.of(details, "aios signals"));
    try (Statement statement = connection.createStatement()) {
      for (Channel channel : Channel.values()) {
        statement.execute("listen " + channel.channelName());
      }
      return connection;
    } catch (SQLException failure) {
      connection.close();
      throw failure;
    }
  }

  private void deliver(Connection connection) throws SQLException {
    PGNotification[] notifications =
        connection.unwrap(PGConnection.class).getNotifications((int) SILENCE.toMillis());
    if (notifications == null || notifications.length == 0) {
      if (!connection.isValid(ANSWER_SECONDS)) {
        throw new SQLException("it gives no sign of life");
      }
      return;
    }
    for (PGNotification notification : notifications) {
      subscribers.tell(notification.getName(), notification.getParameter());
    }
  }

  private boolean listening() {
    return stopped.getCount() > 0;
  }

  private boolean stoppedWithin(Duration pause) {
    try {
      return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
