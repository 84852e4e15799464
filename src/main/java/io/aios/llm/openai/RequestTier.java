package io.aios.llm.openai;

import java.util.Locale;

/** The tier at which calls ask to be served. */
enum RequestTier {
  /** At list prices. */
  DEFAULT,
  /** At half the price; slower, and at times refused for want of room. */
  FLEX;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
