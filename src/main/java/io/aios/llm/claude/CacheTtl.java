package io.aios.llm.claude;

import io.aios.llm.Caching;
import java.time.Duration;

/** How long Anthropic keeps the start of a prompt, so that the next call pays less for it. */
enum CacheTtl {
  /** Nothing is kept. */
  OFF("off", 0, Duration.ZERO),
  /** Writing costs 1.25 times the input price. */
  FIVE_MINUTES("5m", 1.25, Duration.ofMinutes(5)),
  /** Writing costs twice the input price. */
  ONE_HOUR("1h", 2, Duration.ofHours(1));

  private final String wire;
  private final double write;
  private final Duration lasts;

  CacheTtl(String wire, double write, Duration lasts) {
    this.wire = wire;
    this.write = write;
    this.lasts = lasts;
  }

  /** As Anthropic writes it. */
  String wire() {
    return wire;
  }

  /** How long a beginning is kept after it was written or read. */
  Duration lasts() {
    return lasts;
  }

  /** Whether it pays to keep a beginning that is expected to be read so often within the time. */
  boolean pays(double again) {
    return this != OFF && Caching.pays(write, again);
  }

  /**
   * Reads {@code off}, {@code 5m} or {@code 1h}; YAML makes {@code false} of a bare {@code off}.
   */
  static CacheTtl of(String text) {
    return switch (text) {
      case "off", "false" -> OFF;
      case "5m" -> FIVE_MINUTES;
      case "1h" -> ONE_HOUR;
      default -> throw new IllegalArgumentException("cache must be off, 5m or 1h");
    };
  }
}
