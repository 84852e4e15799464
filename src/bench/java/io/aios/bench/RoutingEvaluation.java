package io.aios.bench;

import io.aios.routing.Expectation;
import io.aios.routing.TaskType;
import io.aios.routing.TrackRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says of each prompt on standard input how likely each model is to be right, and what it costs, by
 * what routing knows of its task type: the quality that others measured, updated by recorded
 * outcomes. Its argument is the folder of these; the first line of input names the models and their
 * quality.
 */
public final class RoutingEvaluation {

  /** As many results as what others measured counts for. */
  private static final double STRENGTH = 10;

  private final RecordedTasks past;
  private final TrackRecord record;
  private final Map<TaskType, ObjectNode> scores = new HashMap<>();
  private final Map<TaskType, ObjectNode> costs = new HashMap<>();

  private RoutingEvaluation(RecordedTasks past) {
    this.past = past;
    this.record = past.record();
  }

  public static void main(String[] arguments) throws IOException {
    var evaluation = new RoutingEvaluation(RecordedTasks.read(Path.of(arguments[0])));
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    JsonMapper json = JsonMapper.shared();
    JsonNode header = json.readTree(in.readLine()).get("header");
    in.lines()
        .map(json::readTree)
        .forEach(prompt -> out.println(evaluation.answer(header, prompt)));
    out.flush();
  }

  private ObjectNode answer(JsonNode header, JsonNode prompt) {
    TaskType type = RecordedTasks.type(prompt);
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    answer.set("id", prompt.get("id"));
    answer.set("scores", scores.computeIfAbsent(type, any -> scores(header, any)));
    answer.set("costs", costs.computeIfAbsent(type, any -> costs(header, any)));
    return answer;
  }

  private ObjectNode scores(JsonNode header, TaskType type) {
    ObjectNode scores = JsonMapper.shared().createObjectNode();
    for (JsonNode model : header.get("models")) {
      double measured = Math.clamp(model.get("mean_quality").asDouble(), 0.01, 0.99);
      Expectation expectation =
          Expectation.prior(measured, STRENGTH)
              .after(record.of(type, RecordedTasks.model(number(model))));
      scores.put(name(model), expectation.mean());
    }
    return scores;
  }

  private ObjectNode costs(JsonNode header, TaskType type) {
    ObjectNode costs = JsonMapper.shared().createObjectNode();
    for (JsonNode model : header.get("models")) {
      costs.put(name(model), past.cost(type, number(model)));
    }
    return costs;
  }

  private int number(JsonNode model) {
    List<String> models = past.models();
    int number = models.indexOf(name(model));
    if (number < 0) {
      throw new IllegalArgumentException("Nothing is recorded of " + name(model));
    }
    return number;
  }

  private static String name(JsonNode model) {
    return model.get("model").asString();
  }
}
