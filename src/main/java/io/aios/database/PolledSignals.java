package io.aios.database;

import java.util.function.Consumer;

/**
 * Signals that say only "look", again and again: for connections that go through a pooler and
 * cannot listen.
 */
final class PolledSignals implements Signals {

  private final Subscribers subscribers;

  PolledSignals(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  /** Nobody listens, so nothing is sent. */
  @Override
  public void raise(Channel channel, String payload) {
    Signals.requireValid(payload);
  }

  @Override
  public Subscription listen(Channel channel, Consumer<String> subscriber) {
    return subscribers.add(channel, subscriber);
  }
}
