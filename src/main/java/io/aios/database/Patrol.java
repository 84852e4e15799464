package io.aios.database;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What a node does again and again while it runs, one round after the other on one thread. The
 * first rounds begin at the start. While the database is away a round is tried at its usual pace,
 * and that is said once; not even a bug ends the rounds. A stop interrupts no statement. Can be
 * started again. Thread-safe.
 */
public final class Patrol implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Patrol.class);

  private final String name;
  private final List<Walk> walks;
  private final Runnable farewell;
  private final int phase;
  private ScheduledThreadPoolExecutor thread;
  private volatile boolean running;

  /**
   * @param name of the thread
   * @param rounds each at its own pace
   */
  public Patrol(String name, Round... rounds) {
    this(name, List.of(rounds), () -> {}, DEFAULT_PHASE);
  }

  /**
   * @param farewell is done after the last round of a stop, if the time for stops allows
   * @param phase of a lower one starts earlier and stops later
   */
  public Patrol(String name, List<Round> rounds, Runnable farewell, int phase) {
    this.name = name;
    this.walks = rounds.stream().map(Walk::new).toList();
    this.farewell = farewell;
    this.phase = phase;
    this.thread = thread();
  }

  @Override
  public synchronized void start() {
    if (!running) {
      running = true;
      thread = thread();
      walks.forEach(walk -> walk.later(Duration.ZERO));
    }
  }

  /** Does every round once more as soon as possible, whatever its pace, if this is running. */
  public synchronized void hurry() {
    if (running) {
      walks.forEach(walk -> thread.execute(walk::once));
    }
  }

  @Override
  public void stop() {
    stop(() -> {});
  }

  /** Lets a round that is under way end; the caller decides how long to wait for that. */
  @Override
  public synchronized void stop(Runnable ended) {
    if (!running) {
      ended.run();
      return;
    }
    running = false;
    thread.execute(() -> {
      leave();
      ended.run();
    });
    thread.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return phase;
  }

  private void leave() {
    try {
      farewell.run();
    } catch (RuntimeException failure) {
      log.debug("{} ends without a farewell", name, failure);
    }
  }

  /** A platform thread: an interrupt would close a connection under a virtual one. */
  private ScheduledThreadPoolExecutor thread() {
    var one = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return one;
  }

  /**
   * One thing to do.
   *
   * @param complaint what cannot be done when it fails, as a sentence without a full stop
   * @param pause between the end of one round and the start of the next
   */
  public record Round(String complaint, Supplier<Duration> pause, Runnable work) {

    /** A round with always the same pause. */
    public static Round every(Duration pause, String complaint, Runnable work) {
      return new Round(complaint, () -> pause, work);
    }

    /** A round with pauses that vary, so that nodes that start together do not stay together. */
    public static Round between(
        Duration shortest,
        Duration longest,
        RandomGenerator random,
        String complaint,
        Runnable work) {
      return new Round(
          complaint,
          () -> Duration.ofMillis(random.nextLong(shortest.toMillis(), longest.toMillis())),
          work);
    }
  }

  /** A round as it is walked, on the one thread alone. */
  private final class Walk implements Runnable {

    private final Round round;
    private boolean heard = true;

    Walk(Round round) {
      this.round = round;
    }

    @Override
    public void run() {
      once();
      later(round.pause().get());
    }

    void once() {
      try {
        round.work().run();
        heard = true;
      } catch (DataAccessException | TransactionException away) {
        complain(away);
      } catch (RuntimeException bug) {
        // The one loop that may catch everything: a bug must not end the rounds for good.
        if (running) {
          log.error("{}", round.complaint(), bug);
        }
      }
    }

    private void complain(RuntimeException away) {
      if (heard && running) {
        log.warn("{}: {}", round.complaint(), away.getMessage());
      }
      heard = false;
    }

    void later(Duration pause) {
      synchronized (Patrol.this) {
        if (running) {
          Future<?> unused = thread.schedule(this, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    }
  }
}
