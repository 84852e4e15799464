package io.aios.gateway;

import io.aios.database.Channel;
import io.aios.database.Signals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Signals within one process. */
public final class SignalsTwin implements Signals {

  private record Listener(Channel channel, Consumer<String> subscriber) {}

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void raise(Channel channel, String payload) {
    listeners.stream()
        .filter(listener -> listener.channel() == channel)
        .forEach(listener -> listener.subscriber().accept(payload));
  }

  @Override
  public Subscription listen(Channel channel, Consumer<String> subscriber) {
    Listener listener = new Listener(channel, subscriber);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
