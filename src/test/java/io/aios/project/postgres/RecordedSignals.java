package io.aios.project.postgres;

import io.aios.database.Channel;
import io.aios.database.Signals;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Signals that are written down and wake nobody. Thread-safe. */
final class RecordedSignals implements Signals {

  private final List<Raised> raised = new CopyOnWriteArrayList<>();

  List<Raised> raised() {
    return List.copyOf(raised);
  }

  @Override
  public void raise(Channel channel, String payload) {
    raised.add(new Raised(channel, payload));
  }

  @Override
  public Subscription listen(Channel channel, Consumer<String> subscriber) {
    return () -> {};
  }

  /** A signal. */
  record Raised(Channel channel, String payload) {}
}
