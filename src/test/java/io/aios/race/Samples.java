package io.aios.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at all accounts all the time, and counts those that are over their limit. */
final class Samples implements AutoCloseable {

  private final JdbcClient jdbc;
  private final FutureTask<Long> taken = new FutureTask<>(this::watch);
  private volatile boolean over;
  private final AtomicLong overshoots = new AtomicLong();

  Samples(JdbcClient jdbc) {
    this.jdbc = jdbc;
    Thread.ofPlatform().name("samples").start(taken);
  }

  /** Stops looking; how many samples were taken, of which none was over. */
  long finish() throws InterruptedException, ExecutionException {
    over = true;
    long samples = taken.get();
    assertThat(overshoots).hasValue(0);
    return samples;
  }

  @Override
  public void close() {
    over = true;
  }

  private long watch() {
    long samples = 0;
    while (!over) {
      overshoots.addAndGet(
          jdbc.sql("select count(*) from account where spent_nanos + held_nanos > limit_nanos")
              .query(Long.class)
              .single());
      samples++;
    }
    return samples;
  }
}
