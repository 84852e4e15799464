package io.aios.bench;

import io.aios.llm.ModelId;
import io.aios.routing.TaskType;
import io.aios.routing.TrackRecord;
import io.aios.routing.TrackRecord.Tally;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tasks that others gave to many models, with what came of it and what it cost.
 *
 * @param models names in the order of the set
 */
record RecordedTasks(List<String> models, List<RecordedTask> tasks) {

  /** Models are called by numbers, as their names need not be names of ours. */
  private static final String PROVIDER = "recorded";

  /**
   * One task.
   *
   * @param bytes length of its prompt
   * @param right whether each model's result was right, in the order of the models
   * @param costs of each model's attempt, in US dollars
   */
  record RecordedTask(TaskType type, int bytes, List<Boolean> right, List<Double> costs) {}

  /**
   * Reads a folder with {@code models.json}, {@code prompts.jsonl.gz}, {@code outcomes.jsonl.gz}.
   */
  static RecordedTasks read(Path folder) {
    JsonMapper json = JsonMapper.shared();
    List<String> models =
        new ArrayList<>(json.readTree(folder.resolve("models.json")).get("models").propertyNames());
    Map<String, JsonNode> prompts = new HashMap<>();
    lines(folder.resolve("prompts.jsonl.gz"), prompt -> prompts.put(id(prompt), prompt));
    List<RecordedTask> tasks = new ArrayList<>();
    lines(
        folder.resolve("outcomes.jsonl.gz"),
        outcome -> {
          JsonNode prompt = prompts.get(id(outcome));
          if (prompt == null) {
            throw new IllegalArgumentException("There is no prompt " + id(outcome));
          }
          tasks.add(task(models, prompt, outcome));
        });
    return new RecordedTasks(models, tasks);
  }

  static TaskType type(JsonNode prompt) {
    return new TaskType(prompt.get("task_type").asString());
  }

  static int bytes(JsonNode prompt) {
    return prompt.get("prompt").asString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static RecordedTask task(List<String> models, JsonNode prompt, JsonNode outcome) {
    List<Boolean> right = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (String model : models) {
      right.add(outcome.get("y").get(model).asDouble() >= 0.5);
      costs.add(outcome.get("c").get(model).asDouble());
    }
    return new RecordedTask(type(prompt), bytes(prompt), right, costs);
  }

  private static void lines(Path file, Consumer<JsonNode> reader) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.lines().map(JsonMapper.shared()::readTree).forEach(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String id(JsonNode line) {
    return line.get("id").asString();
  }

  static ModelId model(int number) {
    return new ModelId(PROVIDER, String.valueOf(number));
  }

  /** What became of all of them, as the product counts it. */
  TrackRecord record() {
    Map<TrackRecord.Key, Tally> tallies = new HashMap<>();
    for (RecordedTask task : tasks) {
      for (int model = 0; model < models.size(); model++) {
        tallies.merge(
            new TrackRecord.Key(task.type(), model(model)),
            task.right().get(model) ? new Tally(1, 0, 0, 0) : new Tally(0, 1, 0, 0),
            (one, other) ->
                new Tally(
                    one.accepted() + other.accepted(), one.rejected() + other.rejected(), 0, 0));
      }
    }
    return new TrackRecord(tallies);
  }

  double quality(int model) {
    return (double) tasks.stream().filter(task -> task.right().get(model)).count() / tasks.size();
  }

  double cost(int model) {
    return tasks.stream().mapToDouble(task -> task.costs().get(model)).average().orElseThrow();
  }

  /** Mean cost by task type. */
  double cost(TaskType type, int model) {
    return tasks.stream()
        .filter(task -> task.type().equals(type))
        .mapToDouble(task -> task.costs().get(model))
        .average()
        .orElseGet(() -> cost(model));
  }
}
