package io.aios.llm.claude;

/** How long Anthropic keeps the start of a prompt, so that the next call pays less for it. */
enum CacheTtl {
  /** Nothing is kept. */
  OFF("off"),
  /** Writing costs 1.25 times the input price. */
  FIVE_MINUTES("5m"),
  /** Writing costs twice the input price. */
  ONE_HOUR("1h");

  private final String wire;

  CacheTtl(String wire) {
    this.wire = wire;
  }

  /** As Anthropic writes it. */
  String wire() {
    return wire;
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
