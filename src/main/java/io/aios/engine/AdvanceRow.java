package io.aios.engine;

import io.aios.project.ProjectId;
import java.util.UUID;

/** Reads and writes the name of a row in {@link EngineTable#CONTROL}: {@code project/cause}. */
public record AdvanceRow(ProjectId project, UUID cause) {

  /**
   * Parses a row name, the reverse of {@link #instance()}.
   *
   * @throws IllegalArgumentException if it is no such name
   */
  public static AdvanceRow parse(String instance) {
    String[] parts = instance.split("/", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("No advance row is named " + instance);
    }
    return new AdvanceRow(new ProjectId(UUID.fromString(parts[0])), UUID.fromString(parts[1]));
  }

  String instance() {
    return project + "/" + cause;
  }
}
