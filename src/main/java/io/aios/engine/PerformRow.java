package io.aios.engine;

import io.aios.project.TaskId;
import java.util.UUID;

/** Reads and writes the name of a row in {@link EngineTable#AGENT}: {@code task/dispatch}. */
public record PerformRow(TaskId task, int dispatch) {

  /**
   * Parses a row name, the reverse of {@link #instance()}.
   *
   * @throws IllegalArgumentException if it is no such name
   */
  public static PerformRow parse(String instance) {
    String[] parts = instance.split("/", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException("No perform row is named " + instance);
    }
    return new PerformRow(new TaskId(UUID.fromString(parts[0])), Integer.parseInt(parts[1]));
  }

  String instance() {
    return task + "/" + dispatch;
  }
}
