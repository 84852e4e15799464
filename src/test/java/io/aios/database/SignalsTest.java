package io.aios.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

@PostgresTest
class SignalsTest {

  private static final String LOOK = "";

  private final Database database;
  private final Signals signals;
  private final SignalListener listener;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  SignalsTest(Database database) {
    Subscribers subscribers = new Subscribers();
    this.database = database;
    this.signals = new PostgresSignals(database.jdbc(), subscribers);
    this.listener = new SignalListener(detailsOf(database), database.url(), subscribers);
  }

  @BeforeEach
  void listen() throws InterruptedException {
    signals.listen(Channel.CONTROL, heard::add);
    listener.start();
    assertThat(next()).isEqualTo(LOOK);
  }

  @AfterEach
  void stop() {
    listener.stop();
  }

  @Test
  void arrivesAtCommitAndNotBefore() throws InterruptedException {
    database
        .transactions()
        .executeWithoutResult(transaction -> {
          signals.raise(Channel.CONTROL, "inside");
          // Overtakes: it is raised later, on a connection of its own, and commits at once.
          raiseElsewhere("outside");
        });

    assertThat(next()).isEqualTo("outside");
    assertThat(next()).isEqualTo("inside");
  }

  @Test
  void rollbackDeliversNothing() throws InterruptedException {
    database
        .transactions()
        .executeWithoutResult(transaction -> {
          signals.raise(Channel.CONTROL, "rolled back");
          transaction.setRollbackOnly();
        });
    signals.raise(Channel.CONTROL, "next");

    assertThat(next()).isEqualTo("next");
  }

  @Test
  void otherChannelIsNotHeard() throws InterruptedException {
    signals.raise(Channel.AGENT, "not for me");
    signals.raise(Channel.CONTROL, "for me");

    assertThat(next()).isEqualTo("for me");
  }

  @Test
  void everyChannelReachesItsSubscriber() throws InterruptedException {
    for (Channel channel : Channel.values()) {
      BlockingQueue<String> here = new LinkedBlockingQueue<>();
      try (Signals.Subscription ignored = signals.listen(channel, here::add)) {
        signals.raise(channel, channel.name());

        assertThat(here.poll(10, TimeUnit.SECONDS)).isEqualTo(channel.name());
      }
    }
  }

  @Test
  void tellsToLookAfterConnectionWasLost() throws InterruptedException {
    database
        .jdbc()
        .sql(
            """
            select pg_terminate_backend(pid)
              from pg_stat_activity
             where application_name = 'aios signals'
               and datname = current_database()
            """)
        .query(Boolean.class)
        .list();

    assertThat(next()).isEqualTo(LOOK);
    signals.raise(Channel.CONTROL, "after the loss");
    assertThat(next()).isEqualTo("after the loss");
  }

  @Test
  void failingSubscriberEndsNothing() throws InterruptedException {
    try (Signals.Subscription ignored = signals.listen(Channel.CONTROL, SignalsTest::fail)) {
      signals.raise(Channel.CONTROL, "first");
      signals.raise(Channel.CONTROL, "second");

      assertThat(next()).isEqualTo("first");
      assertThat(next()).isEqualTo("second");
    }
  }

  @Test
  void closedSubscriptionHearsNothing() throws InterruptedException {
    BlockingQueue<String> closed = new LinkedBlockingQueue<>();
    signals.listen(Channel.CONTROL, closed::add).close();

    signals.raise(Channel.CONTROL, "after");

    assertThat(next()).isEqualTo("after");
    assertThat(closed).isEmpty();
  }

  @Test
  void canBeStoppedAndStartedAgain() throws InterruptedException {
    listener.stop();
    assertThat(listener.isRunning()).isFalse();

    listener.start();

    assertThat(next()).isEqualTo(LOOK);
    signals.raise(Channel.CONTROL, "again");
    assertThat(next()).isEqualTo("again");
  }

  @Test
  void payloadHasALimit() throws InterruptedException {
    String longest = "x".repeat(Signals.MAX_PAYLOAD_BYTES);

    signals.raise(Channel.CONTROL, longest);

    assertThat(next()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signals.raise(Channel.CONTROL, longest + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> signals.raise(Channel.CONTROL, ""));
  }

  private String next() throws InterruptedException {
    String payload = heard.poll(10, TimeUnit.SECONDS);
    return payload == null ? "nothing within ten seconds" : payload;
  }

  private void raiseElsewhere(String payload) {
    Thread elsewhere = Thread.ofVirtual().start(() -> signals.raise(Channel.CONTROL, payload));
    try {
      elsewhere.join();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static void fail(String payload) {
    throw new IllegalStateException("does not want " + payload);
  }

  private static JdbcConnectionDetails detailsOf(Database database) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return database.username();
      }

      @Override
      public String getPassword() {
        return database.password();
      }

      @Override
      public String getJdbcUrl() {
        return database.url();
      }
    };
  }
}
