package io.aios.testing.model;

import io.aios.llm.Effort;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Turn;
import io.aios.testing.model.Order.Wish;
import io.aios.testing.model.Passage.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads requests of Chat Completions. Ollama ignores what it does not know, so that a reply without
 * a limit is the least of what can come of it; here that is refused.
 */
final class OllamaReader {

  static final String PROVIDER = "ollama";

  private static final Set<String> FIELDS =
      Set.of(
          "model",
          "messages",
          "max_tokens",
          "tools",
          "response_format",
          "reasoning_effort",
          "stream",
          "stream_options");

  private final Assortment assortment;

  OllamaReader(Assortment assortment) {
    this.assortment = assortment;
  }

  Order read(JsonNode body) {
    for (String field : body.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw Complaint.about("Ollama would not know what " + field + " is");
      }
    }
    SoldModel model = model(body.path("model").asString(""));
    if (!body.path("max_tokens").isInt()) {
      throw Complaint.about("without max_tokens a reply has no end");
    }
    List<Passage> passages = new ArrayList<>();
    body.path("tools").forEach(tool -> passages.add(passage(tool.toString())));
    List<String> instructions = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    for (JsonNode message : body.path("messages")) {
      String role = message.path("role").asString("");
      String text = message.path("content").asString("");
      passages.add(passage(role + "\n" + text));
      switch (role) {
        case "system" -> instructions.add(text);
        case "user", "tool" -> turns.add(new Turn.User(text));
        case "assistant" -> turns.add(new Turn.Assistant(text));
        default -> throw Complaint.about("there is no role " + role);
      }
    }
    if (turns.isEmpty() || turns.getLast() instanceof Turn.Assistant) {
      throw Complaint.about("there is nothing to answer");
    }
    Prompt prompt =
        new Prompt(
            String.join("\n", instructions),
            turns,
            body.path("max_tokens").asInt(),
            List.of(),
            shape(body.path("response_format")),
            Effort.DEFAULT);
    return new Order(model, prompt, passages, wishes(body));
  }

  private SoldModel model(String name) {
    try {
      return assortment.find(PROVIDER, name);
    } catch (Complaint missing) {
      throw new Complaint(
          404, "not_found_error", "", "model \"" + name + "\" not found, try pulling it first");
    }
  }

  private static ReplyShape shape(JsonNode format) {
    JsonNode schema = format.path("json_schema").path("schema");
    return schema.isObject()
        ? new ReplyShape.Json(
            format.path("json_schema").path("name").asString(""), schema.toString())
        : new ReplyShape.Text();
  }

  private static Set<Wish> wishes(JsonNode body) {
    var wishes = EnumSet.noneOf(Wish.class);
    if (body.path("stream").asBoolean(false)) {
      wishes.add(Wish.STREAM);
    }
    if (body.path("stream_options").path("include_usage").asBoolean(false)) {
      wishes.add(Wish.SHOW_USAGE);
    }
    if (!body.path("reasoning_effort").asString("").equals("none")) {
      wishes.add(Wish.THINK);
    }
    return wishes;
  }

  private static Passage passage(String text) {
    return new Passage(text, Mark.NONE);
  }
}
