package io.aios.project;

import java.util.UUID;

/** Identifies a project; a UUIDv7, so ids sort by time of submission. */
public record ProjectId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
