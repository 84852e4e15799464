package io.aios.database;

import java.time.Duration;

/**
 * What may differ between two embedded servers.
 *
 * @param maxConnections connections the server accepts at once, 10 to 1000
 * @param startLimit how long a start may take, recovery after a crash included
 * @param stopLimit how long a clean stop may take before the server is killed
 */
public record ServerSettings(
    int maxConnections, Durability durability, Duration startLimit, Duration stopLimit) {

  public ServerSettings {
    if (maxConnections < 10 || maxConnections > 1000) {
      throw new IllegalArgumentException("maxConnections must be 10 to 1000: " + maxConnections);
    }
    if (!startLimit.isPositive() || !stopLimit.isPositive()) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
