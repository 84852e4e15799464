package io.aios.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

class DrainDelayTest {

  private static final Duration DELAY = Duration.ofSeconds(5);

  private final GenericApplicationContext node = new GenericApplicationContext();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void goesOnServingForTheDelay() {
    delay(DELAY).onApplicationEvent(new ContextClosedEvent(node));

    assertThat(pauses).containsExactly(DELAY);
  }

  @Test
  void stopsAtOnceWithoutADelay() {
    delay(Duration.ZERO).onApplicationEvent(new ContextClosedEvent(node));

    assertThat(pauses).isEmpty();
  }

  @Test
  void theEndOfAnotherContextIsNoneOfTheNode() {
    delay(DELAY).onApplicationEvent(new ContextClosedEvent(new GenericApplicationContext()));

    assertThat(pauses).isEmpty();
  }

  private DrainDelay delay(Duration delay) {
    return new DrainDelay(node, delay, pauses::add);
  }
}
