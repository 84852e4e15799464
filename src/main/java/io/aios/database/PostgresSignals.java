package io.aios.database;

import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signals over LISTEN and NOTIFY. */
final class PostgresSignals implements Signals {

  private final JdbcClient jdbc;
  private final Subscribers subscribers;

  PostgresSignals(JdbcClient jdbc, Subscribers subscribers) {
    this.jdbc = jdbc;
    this.subscribers = subscribers;
  }

  @Override
  public void raise(Channel channel, String payload) {
    Signals.requireValid(payload);
    RowCallbackHandler nothing = row -> {};
    jdbc.sql("select pg_notify(:channel, :payload)")
        .param("channel", channel.channelName())
        .param("payload", payload)
        .query(nothing);
  }

  @Override
  public Subscription listen(Channel channel, Consumer<String> subscriber) {
    return subscribers.add(channel, subscriber);
  }
}
