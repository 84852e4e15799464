package io.aios.project.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Puts values into the form that PostgreSQL's columns take. */
final class Columns {

  private static final int MOST_CHARACTERS = 2_000;

  private Columns() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
    return instant == null ? null : time(instant);
  }

  /** A sentence as text columns take it: without NUL, which PostgreSQL refuses, and not endless. */
  static String sentence(String text) {
    String whole = text.replace('\0', '\uFFFD');
    return whole.length() <= MOST_CHARACTERS
        ? whole
        : whole.substring(0, MOST_CHARACTERS - 1) + "…";
  }
}
