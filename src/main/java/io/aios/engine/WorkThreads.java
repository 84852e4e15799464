package io.aios.engine;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Virtual threads that are never interrupted, because an interrupt closes the connection of a
 * statement that is under way. A stop that has waited long enough asks the work to break off
 * instead, and waits once more.
 */
final class WorkThreads extends AbstractExecutorService {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Runnable breakOff;
  private volatile Runnable after = () -> {};

  /**
   * @param breakOff has all work end soon; may be called more than once
   */
  WorkThreads(Runnable breakOff) {
    this.breakOff = breakOff;
  }

  /** Has this done at the end of each work from now on, when its thread counts as free. */
  void afterEach(Runnable next) {
    after = next;
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(() -> {
      try {
        work.run();
      } finally {
        after.run();
      }
    });
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  /** Work starts as soon as it is given, so none is ever left in a queue. */
  @Override
  public List<Runnable> shutdownNow() {
    threads.shutdown();
    breakOff.run();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }
}
