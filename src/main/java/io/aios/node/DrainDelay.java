package io.aios.node;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Keeps a node that was asked to stop serving for a while. Its readiness says no by then, so that
 * load balancers look away before it stops to accept.
 */
final class DrainDelay implements ApplicationListener<ContextClosedEvent>, Ordered {

  private static final Logger log = LoggerFactory.getLogger(DrainDelay.class);

  private final ApplicationContext node;
  private final Duration delay;
  private final Consumer<Duration> pause;

  DrainDelay(ApplicationContext node, Duration delay, Consumer<Duration> pause) {
    this.node = node;
    this.delay = delay;
    this.pause = pause;
  }

  /** The management server may have a context of its own, whose end is none of a node. */
  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    if (closed.getApplicationContext().equals(node) && delay.isPositive()) {
      log.info("The node stops, and goes on serving for {}", delay);
      pause.accept(delay);
    }
  }

  /** Last: whoever else hears of the stop must not wait for it. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  static void sleep(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
