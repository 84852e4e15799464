package io.aios.worker;

import io.aios.database.Patrol;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** Says at once, when the node is asked to stop, that nothing is started here any more. */
record LastWord(Places places, Patrol roster)
    implements ApplicationListener<ContextClosedEvent>, Ordered {

  @Override
  public void onApplicationEvent(ContextClosedEvent closed) {
    places.drain();
    roster.hurry();
  }

  /** First: others may have the stop wait. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
