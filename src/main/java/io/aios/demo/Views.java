package io.aios.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the API's answers. Pure. */
final class Views {

  private static final Set<String> LAST = Set.of("SUCCEEDED", "FAILED", "CANCELLED");

  private Views() {}

  static boolean hasEnded(JsonNode project) {
    return LAST.contains(status(project));
  }

  static boolean hasSucceeded(JsonNode project) {
    return status(project).equals("SUCCEEDED");
  }

  static String link(JsonNode project, String name) {
    return project.path("links").path(name).asString();
  }

  /** The board of a project's tasks at the given time. */
  static Terminal.Picture picture(JsonNode project, JsonNode tasks, Instant now) {
    Instant start = time(project, "startedAt", now);
    Duration total = Duration.between(start, time(project, "finishedAt", now));
    List<TaskLine> lines = new ArrayList<>();
    tasks.path("tasks").forEach(task -> lines.add(line(task, start, now)));
    return new Terminal.Picture(lines, total);
  }

  private static TaskLine line(JsonNode task, Instant start, Instant now) {
    Instant from = time(task, "startedAt", now);
    Duration lasted = Duration.between(from, time(task, "finishedAt", now));
    List<String> models = new ArrayList<>();
    task.path("models").forEach(model -> models.add(model.asString()));
    return new TaskLine(
        task.path("key").asString(),
        task.path("kind").asString(),
        models.isEmpty() ? "" : models.getLast(),
        status(task),
        Duration.between(start, from),
        lasted,
        task.path("inputTokens").asLong() + task.path("outputTokens").asLong(),
        task.path("costUsd").asString());
  }

  private static Instant time(JsonNode view, String field, Instant otherwise) {
    return view.hasNonNull(field) ? Instant.parse(view.path(field).asString()) : otherwise;
  }

  private static String status(JsonNode view) {
    return view.path("status").asString();
  }
}
