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

/** Reads requests of the Messages API as strictly as it does. */
final class ClaudeReader {

  static final String PROVIDER = "anthropic";

  private static final Set<String> SAMPLING = Set.of("temperature", "top_p", "top_k");
  private static final Set<String> FIELDS =
      Set.of(
          "model",
          "max_tokens",
          "messages",
          "system",
          "tools",
          "tool_choice",
          "output_config",
          "thinking",
          "cache_control",
          "metadata",
          "stop_sequences",
          "service_tier",
          "speed",
          "inference_geo",
          "stream");

  private static final int MOST_MARKS = 4;

  private final Assortment assortment;

  ClaudeReader(Assortment assortment) {
    this.assortment = assortment;
  }

  /**
   * Reads a request for a message, or for the count of its tokens.
   *
   * @param counting in which case {@code max_tokens} must be missing
   */
  Order read(JsonNode body, boolean counting) {
    for (String field : body.propertyNames()) {
      if (SAMPLING.contains(field)) {
        throw Complaint.about(field + ": sampling parameters are not supported by this version");
      }
      if (!FIELDS.contains(field)) {
        throw Complaint.about(field + ": Extra inputs are not permitted");
      }
    }
    SoldModel model = assortment.find(PROVIDER, body.path("model").asString(""));
    int room = counting ? 1 : room(body, model);
    List<Passage> passages = ClaudePassages.of(body);
    checkMarks(passages);
    checkEffort(body.path("output_config").path("effort"), model);
    Prompt prompt =
        new Prompt(
            instructions(body.path("system")),
            new ClaudeTurns(model).read(body.path("messages")),
            room,
            List.of(),
            shape(body.path("output_config").path("format")),
            Effort.DEFAULT);
    return new Order(model, prompt, passages, wishes(body, model));
  }

  private static int room(JsonNode body, SoldModel model) {
    JsonNode asked = body.path("max_tokens");
    if (!asked.isInt()) {
      throw Complaint.about("max_tokens: Field required");
    }
    if (asked.asInt() < 1 || asked.asInt() > model.mostOutput()) {
      throw Complaint.about("max_tokens: must be 1 to " + model.mostOutput());
    }
    return asked.asInt();
  }

  private static String instructions(JsonNode system) {
    if (system.isString()) {
      return system.asString();
    }
    List<String> texts = new ArrayList<>();
    system.forEach(block -> texts.add(block.path("text").asString("")));
    return String.join("\n", texts);
  }

  private static ReplyShape shape(JsonNode format) {
    if (format.isMissingNode()) {
      return new ReplyShape.Text();
    }
    if (!format.path("type").asString("").equals("json_schema")) {
      throw Complaint.about("output_config.format.type: must be json_schema");
    }
    SchemaRules.check(format.path("schema"), "output_config.format.schema");
    return new ReplyShape.Json("reply", format.path("schema").toString());
  }

  private static void checkMarks(List<Passage> passages) {
    List<Mark> marks = passages.stream().map(Passage::mark).filter(m -> m != Mark.NONE).toList();
    if (marks.size() > MOST_MARKS) {
      throw Complaint.about("A maximum of 4 blocks with cache_control may be provided");
    }
    if (marks.lastIndexOf(Mark.LONG) > marks.indexOf(Mark.SHORT) && marks.contains(Mark.SHORT)) {
      throw Complaint.about("a ttl of 1h must not come after a ttl of 5m");
    }
  }

  private static void checkEffort(JsonNode effort, SoldModel model) {
    if (!effort.isMissingNode() && !model.efforts().contains(effort.asString(""))) {
      throw Complaint.about("output_config.effort: must be one of " + model.efforts());
    }
  }

  private static Set<Wish> wishes(JsonNode body, SoldModel model) {
    var wishes = EnumSet.noneOf(Wish.class);
    if (body.path("stream").asBoolean(false)) {
      wishes.add(Wish.STREAM);
    }
    JsonNode thinking = body.path("thinking");
    String type = thinking.path("type").asString("");
    boolean adaptive = !model.efforts().isEmpty();
    if (type.equals("enabled") && adaptive) {
      throw Complaint.about("thinking.type: enabled is not supported by this model");
    }
    if (type.equals("disabled") && !model.thinking().contains("disabled")) {
      throw Complaint.about("thinking.type: this model cannot switch thinking off");
    }
    if (adaptive && !type.equals("disabled")) {
      wishes.add(Wish.THINK);
    }
    if (thinking.path("display").asString("").equals("summarized")) {
      wishes.add(Wish.SHOW_THOUGHTS);
    }
    return wishes;
  }

  /** The turns of a conversation; the rules for them are the strictest of all. */
  private record ClaudeTurns(SoldModel model) {

    List<Turn> read(JsonNode messages) {
      if (!messages.isArray() || messages.isEmpty()) {
        throw Complaint.about("messages: at least one message is required");
      }
      List<Turn> turns = new ArrayList<>();
      for (JsonNode message : messages) {
        String role = message.path("role").asString("");
        String text = text(message.path("content"));
        switch (role) {
          case "user" -> turns.add(new Turn.User(text));
          case "assistant" -> turns.add(new Turn.Assistant(text));
          default -> throw Complaint.about("messages.role: must be user or assistant");
        }
      }
      if (!(turns.getLast() instanceof Turn.User)) {
        throw Complaint.about(
            "This model does not support assistant message prefill. The conversation must end with"
                + " a user message.");
      }
      return turns;
    }

    private String text(JsonNode content) {
      if (content.isString()) {
        return nonEmpty(content);
      }
      if (content.isEmpty()) {
        throw Complaint.about("messages.content: must be non-empty");
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode block : content) {
        switch (block.path("type").asString("")) {
          case "text" -> texts.add(nonEmpty(block.path("text")));
          case "tool_result" -> texts.add(block.path("content").toString());
          case "thinking" -> checkWriter(block.path("signature").asString(""));
          case "redacted_thinking", "tool_use" -> {}
          default -> throw Complaint.about("messages.content: unknown block " + block);
        }
      }
      return String.join("", texts);
    }

    private static String nonEmpty(JsonNode text) {
      if (text.asString("").isBlank()) {
        throw Complaint.about("messages: text content blocks must be non-empty");
      }
      return text.asString();
    }

    private void checkWriter(String signature) {
      if (!signature.equals(ClaudeDialect.signature(model))) {
        throw Complaint.about("messages: Invalid `signature` in `thinking` block");
      }
    }
  }
}
