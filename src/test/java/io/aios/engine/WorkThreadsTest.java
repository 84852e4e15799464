package io.aios.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WorkThreadsTest {

  @Test
  void asksWorkToEndInsteadOfInterruptingIt() throws Exception {
    CountDownLatch brokenOff = new CountDownLatch(1);
    WorkThreads threads = new WorkThreads(brokenOff::countDown);
    CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
    threads.execute(() -> {
      try {
        brokenOff.await();
        undisturbed.complete(!Thread.interrupted());
      } catch (InterruptedException interrupted) {
        undisturbed.complete(false);
      }
    });
    threads.shutdown();
    assertThat(threads.isTerminated()).isFalse();

    assertThat(threads.shutdownNow()).isEmpty();

    assertThat(undisturbed.get(10, SECONDS)).isTrue();
    assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
    assertThat(threads.isTerminated()).isTrue();
  }
}
