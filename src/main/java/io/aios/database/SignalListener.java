package io.aios.database;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the listening connection for as long as the application runs. Outlives the loops that work,
 * which must hear of a cancelled project while they drain; none of what they subscribe minds to be
 * called before it has started.
 */
final class SignalListener implements SmartLifecycle {

  private final JdbcConnectionDetails details;
  private final String url;
  private final Subscribers subscribers;
  private ListeningLoop loop;

  SignalListener(JdbcConnectionDetails details, String url, Subscribers subscribers) {
    this.details = details;
    this.url = url;
    this.subscribers = subscribers;
    this.loop = new ListeningLoop(details, url, subscribers);
  }

  @Override
  public synchronized void start() {
    if (!loop.isRunning()) {
      loop = new ListeningLoop(details, url, subscribers);
      loop.start();
    }
  }

  @Override
  public synchronized void stop() {
    loop.stop();
  }

  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 1;
  }

  @Override
  public synchronized boolean isRunning() {
    return loop.isRunning();
  }
}
