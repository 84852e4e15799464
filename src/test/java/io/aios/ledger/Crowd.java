package io.aios.ledger;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Threads that all do the same at the same moment.
 *
 * @param threads how many
 */
record Crowd(int threads) {

  static Crowd of(int threads) {
    return new Crowd(threads);
  }

  /** Runs the work once per thread and fails if any of them fails. */
  void run(IntConsumer work) {
    var start = new CountDownLatch(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all =
          IntStream.range(0, threads)
              .<Future<?>>mapToObj(thread ->
                  executor.submit(() -> {
                    start.countDown();
                    start.await();
                    work.accept(thread);
                    return thread;
                  }))
              .toList();
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }
}
