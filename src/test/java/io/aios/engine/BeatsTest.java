package io.aios.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import io.aios.database.Channel;
import io.aios.database.Sessions;
import io.aios.database.Signals;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

@PostgresTest
class BeatsTest {

  private static final Duration BEAT = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ROW = "018f0000-0000-7000-8000-000000000001/1";

  private final Database database;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final BlockingQueue<Lease> lost = new LinkedBlockingQueue<>();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Housekeeping housekeeping;
  private final EngineLoop loop;

  BeatsTest(Database database) {
    this.database = database;
    this.housekeeping =
        new Housekeeping(new Details(database), database.dataSource(), Sessions.OWN, meters);
    Engine engine =
        new Engine(
            database.dataSource(),
            housekeeping,
            properties(),
            new Admission(new TreeMap<>(), new TreeMap<>()),
            new NoSignals(),
            InstantSource.system());
    this.loop =
        engine
            .loop(EngineTable.AGENT, (instance, context) -> work(), goOn::countDown)
            .whenLost(lost::add);
  }

  @BeforeEach
  void runARow() throws InterruptedException {
    database.jdbc().sql("delete from engine_agent").update();
    database
        .jdbc()
        .sql(
            """
            insert into engine_agent (task_name, task_instance, execution_time, picked, version)
            values ('perform', :row, now() - interval '1 minute', false, 1)
            """)
        .param("row", ROW)
        .update();
    loop.start();
    assertThat(started.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    loop.stop();
    housekeeping.close();
  }

  @Test
  void measuresHowLongARoundOfHeartbeatsTakes() {
    Timer rounds = meters.get("aios.engine.heartbeat.round").tag("table", "engine_agent").timer();

    await().atMost(LIMIT).until(() -> rounds.count() > 2);

    assertThat(rounds.max(TimeUnit.SECONDS)).isBetween(0.0, (double) LIMIT.toSeconds());
    assertThat(failures("false")).isZero();
    assertThat(lost).isEmpty();
  }

  @Test
  void tellsOfARowThatWasGivenToAnotherProcess() throws InterruptedException {
    database
        .jdbc()
        .sql("update engine_agent set version = version + 1, picked_by = 'another'")
        .update();

    assertThat(lost.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Lease(ROW, 2));
    await().atMost(LIMIT).until(() -> failures("false") > 0 && failures("true") > 0);
  }

  private CompletionHandler<Void> work() {
    started.countDown();
    try {
      goOn.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return (done, operations) -> operations.remove();
  }

  private double failures(String repeated) {
    return meters
        .get("aios.engine.heartbeat.failures")
        .tag("table", "engine_agent")
        .tag("repeated", repeated)
        .counter()
        .count();
  }

  private static EngineProperties properties() {
    return new EngineProperties(
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        new EngineProperties.Control(4, BEAT, 100),
        new EngineProperties.Agent(4, BEAT, 100),
        new EngineProperties.Retry(3, 2, 10));
  }

  private record Details(Database database) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
      return database.url();
    }

    @Override
    public String getUsername() {
      return database.username();
    }

    @Override
    public String getPassword() {
      return database.password();
    }
  }

  /** The loop finds its rows by looking. */
  private static final class NoSignals implements Signals {

    @Override
    public void raise(Channel channel, String payload) {}

    @Override
    public Subscription listen(Channel channel, Consumer<String> subscriber) {
      return () -> {};
    }
  }
}
