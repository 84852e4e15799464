package io.aios.project;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many threads that do the same at once. */
public final class Rush {

  private static final int MOST_SECONDS = 60;

  private Rush() {}

  /** What each of the threads, numbered from 0, came back with; fails if one of them does. */
  public static <T> List<T> of(int threads, IntFunction<T> work) throws Exception {
    CountDownLatch gate = new CountDownLatch(threads);
    List<Callable<T>> runners = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      runners.add(() -> {
        gate.countDown();
        gate.await();
        return work.apply(number);
      });
    }
    List<T> results = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<T> future : pool.invokeAll(runners, MOST_SECONDS, TimeUnit.SECONDS)) {
        results.add(future.get());
      }
    }
    return results;
  }
}
