package io.aios.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at all accounts all the time, and counts those that are over their limit. */
final class Samples implements AutoCloseable {

  private final JdbcClient jdbc;
  private final CompletableFuture<Long> taken;
  private volatile boolean over;
  private final AtomicLong overshoots = new AtomicLong();

  Samples(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.taken = CompletableFuture.supplyAsync(this::watch);
  }

  /** Stops looking; how many samples were taken, of which none was over. */
  long finish() {
    close();
    assertThat(overshoots).hasValue(0);
    return taken.join();
  }

  @Override
  public void close() {
    over = true;
    taken.join();
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
