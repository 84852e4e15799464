package io.aios.database;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of which channel. */
final class Subscribers {

  private static final Logger log = LoggerFactory.getLogger(Subscribers.class);

  private final Map<Channel, List<Entry>> byChannel = new EnumMap<>(Channel.class);

  Subscribers() {
    for (Channel channel : Channel.values()) {
      byChannel.put(channel, new CopyOnWriteArrayList<>());
    }
  }

  Signals.Subscription add(Channel channel, Consumer<String> subscriber) {
    Entry entry = new Entry(channel, subscriber);
    of(channel).add(entry);
    return () -> of(channel).remove(entry);
  }

  void tell(String channelName, String payload) {
    for (Channel channel : Channel.values()) {
      if (channel.channelName().equals(channelName)) {
        of(channel).forEach(entry -> entry.accept(payload));
      }
    }
  }

  void tellAllToLook() {
    byChannel.values().stream().flatMap(Collection::stream).forEach(entry -> entry.accept(""));
  }

  private List<Entry> of(Channel channel) {
    return byChannel.getOrDefault(channel, List.of());
  }

  /** A class and no record: equal subscribers are still two. */
  private static final class Entry {

    private final Channel channel;
    private final Consumer<String> subscriber;

    Entry(Channel channel, Consumer<String> subscriber) {
      this.channel = channel;
      this.subscriber = subscriber;
    }

    void accept(String payload) {
      try {
        subscriber.accept(payload);
      } catch (RuntimeException failure) {
        log.error("a subscriber of {} failed; it stays subscribed", channel, failure);
      }
    }
  }
}
