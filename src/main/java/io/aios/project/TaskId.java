package io.aios.project;

import java.util.UUID;

/** Identifies a task; a UUIDv7. */
public record TaskId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
