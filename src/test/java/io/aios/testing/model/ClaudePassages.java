package io.aios.testing.model;

import io.aios.testing.model.Passage.Mark;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The prompt of a Messages request as caches see it: tools, system, messages. */
final class ClaudePassages {

  private ClaudePassages() {}

  static List<Passage> of(JsonNode body) {
    List<Passage> passages = new ArrayList<>();
    JsonNode format = body.path("output_config").path("format");
    if (!format.isMissingNode()) { // it is told to the model before anything else
      passages.add(new Passage(format.toString(), Mark.NONE));
    }
    body.path("tools").forEach(tool -> passages.add(new Passage(tool.toString(), mark(tool))));
    add(passages, "", body.path("system"));
    for (JsonNode message : body.path("messages")) {
      add(passages, message.path("role").asString("") + "\n", message.path("content"));
    }
    if (body.has("cache_control") && !passages.isEmpty()) {
      passages.addLast(passages.removeLast().marked(mark(body)));
    }
    return passages;
  }

  private static void add(List<Passage> passages, String role, JsonNode content) {
    if (content.isString()) {
      passages.add(new Passage(role + content.asString(), Mark.NONE));
    }
    if (content.isArray()) {
      for (JsonNode block : content) {
        boolean text = block.path("type").asString("").equals("text");
        String counted = text ? block.path("text").asString("") : block.toString();
        passages.add(new Passage(role + counted, mark(block)));
      }
    }
  }

  private static Mark mark(JsonNode marked) {
    JsonNode control = marked.path("cache_control");
    if (!control.isObject()) {
      return Mark.NONE;
    }
    return switch (control.path("ttl").asString("5m")) {
      case "5m" -> Mark.SHORT;
      case "1h" -> Mark.LONG;
      default -> throw Complaint.about("cache_control.ttl: must be 5m or 1h");
    };
  }
}
