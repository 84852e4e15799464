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

/** Reads requests of the Responses API as strictly as it does. */
final class OpenAiReader {

  static final String PROVIDER = "openai";

  private static final Set<String> UNSUPPORTED =
      Set.of(
          "temperature",
          "top_p",
          "top_logprobs",
          "logprobs",
          "max_tokens",
          "max_completion_tokens",
          "stop");
  private static final Set<String> FIELDS =
      Set.of(
          "model",
          "input",
          "instructions",
          "max_output_tokens",
          "tools",
          "tool_choice",
          "parallel_tool_calls",
          "text",
          "reasoning",
          "store",
          "include",
          "stream",
          "stream_options",
          "service_tier",
          "prompt_cache_key",
          "prompt_cache_options",
          "safety_identifier",
          "metadata",
          "truncation");

  private static final int LEAST_ROOM = 16;
  private static final int MOST_MARKS = 4;

  private final Assortment assortment;

  OpenAiReader(Assortment assortment) {
    this.assortment = assortment;
  }

  Order read(JsonNode body) {
    for (String field : body.propertyNames()) {
      if (UNSUPPORTED.contains(field)) {
        throw Complaint.about("unsupported_parameter", "Unsupported parameter: '" + field + "'");
      }
      if (!FIELDS.contains(field)) {
        throw Complaint.about("unknown_parameter", "Unknown parameter: '" + field + "'.");
      }
    }
    SoldModel model = assortment.find(PROVIDER, body.path("model").asString(""));
    checkEffort(body.path("reasoning").path("effort"), model);
    List<Passage> passages = new ArrayList<>();
    JsonNode format = body.path("text").path("format");
    if (!format.isMissingNode()) { // it is told to the model before anything else
      passages.add(passage(format.toString()));
    }
    body.path("tools").forEach(tool -> passages.add(passage(tool.toString())));
    String instructions = body.path("instructions").asString("");
    passages.add(passage(instructions));
    List<Turn> turns = turns(body.path("input"), model, passages);
    markEnd(body.path("prompt_cache_options"), model, passages);
    checkMarks(model, passages);
    Prompt prompt =
        new Prompt(
            instructions,
            turns,
            room(body.path("max_output_tokens"), model),
            List.of(),
            shape(body.path("text").path("format")),
            Effort.DEFAULT);
    return new Order(model, prompt, passages, wishes(body, model));
  }

  private static int room(JsonNode asked, SoldModel model) {
    if (asked.isMissingNode()) {
      return (int) model.mostOutput();
    }
    if (asked.asInt(0) < LEAST_ROOM || asked.asInt() > model.mostOutput()) {
      throw Complaint.about(
          "integer_below_min_value", "max_output_tokens: 16 to " + model.mostOutput());
    }
    return asked.asInt();
  }

  private static List<Turn> turns(JsonNode input, SoldModel model, List<Passage> passages) {
    List<Turn> turns = new ArrayList<>();
    if (input.isString()) {
      passages.add(passage("user\n" + input.asString()));
      turns.add(new Turn.User(input.asString()));
    }
    if (input.isArray()) {
      for (JsonNode item : input) {
        switch (item.path("type").asString("")) {
          case "message" -> message(item, turns, passages);
          case "reasoning" -> checkWriter(item, model);
          case "function_call" -> passages.add(passage(item.toString()));
          case "function_call_output" -> {
            passages.add(passage(item.toString()));
            turns.add(new Turn.User(item.path("output").asString("")));
          }
          default -> throw Complaint.about("invalid_value", "Invalid value: input[].type");
        }
      }
    }
    if (turns.isEmpty() || turns.getLast() instanceof Turn.Assistant) {
      throw Complaint.about("invalid_value", "input: must end with something to answer");
    }
    return turns;
  }

  private static void message(JsonNode item, List<Turn> turns, List<Passage> passages) {
    String role = item.path("role").asString("");
    String text = text(item.path("content"));
    if (text.isEmpty()) {
      throw Complaint.about("empty_string", "input[].content: must not be empty");
    }
    addPassages(role, item.path("content"), passages);
    switch (role) {
      case "user" -> turns.add(new Turn.User(text));
      case "assistant" -> turns.add(new Turn.Assistant(text));
      default -> throw Complaint.about("invalid_value", "Invalid value: input[].role");
    }
  }

  private static void addPassages(String role, JsonNode content, List<Passage> passages) {
    if (content.isString()) {
      passages.add(passage(role + "\n" + content.asString()));
    }
    if (content.isArray()) {
      for (JsonNode part : content) {
        String mode = part.path("prompt_cache_breakpoint").path("mode").asString("");
        String text = role + "\n" + part.path("text").asString("");
        passages.add(new Passage(text, mode.equals("explicit") ? Mark.SHORT : Mark.NONE));
      }
    }
  }

  /** Unless told otherwise, the end of the newest message is marked. */
  private static void markEnd(JsonNode options, SoldModel model, List<Passage> passages) {
    if (!options.isMissingNode() && !model.takesMarks()) {
      throw Complaint.about("unsupported_parameter", "Unsupported: 'prompt_cache_options'");
    }
    if (model.takesMarks() && !options.path("mode").asString("implicit").equals("explicit")) {
      passages.addLast(passages.removeLast().marked(Mark.SHORT));
    }
  }

  private static void checkMarks(SoldModel model, List<Passage> passages) {
    long marks = passages.stream().filter(passage -> passage.mark() != Mark.NONE).count();
    if (marks > (model.takesMarks() ? MOST_MARKS : 0)) {
      throw Complaint.about("invalid_value", "prompt_cache_breakpoint: too many, or not supported");
    }
  }

  private static String text(JsonNode content) {
    if (content.isString()) {
      return content.asString();
    }
    var text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asString("")));
    return text.toString();
  }

  private static ReplyShape shape(JsonNode format) {
    if (!format.path("type").asString("").equals("json_schema")) {
      return new ReplyShape.Text();
    }
    if (format.path("strict").asBoolean(false)) {
      SchemaRules.check(format.path("schema"), "text.format.schema");
    }
    return new ReplyShape.Json(format.path("name").asString(""), format.path("schema").toString());
  }

  private static void checkEffort(JsonNode effort, SoldModel model) {
    if (!effort.isMissingNode() && !model.efforts().contains(effort.asString(""))) {
      throw Complaint.about("unsupported_value", "reasoning.effort: one of " + model.efforts());
    }
  }

  private static void checkWriter(JsonNode reasoning, SoldModel model) {
    String content = reasoning.path("encrypted_content").asString("");
    if (!content.equals(OpenAiDialect.encrypted(model))) {
      throw Complaint.about("invalid_encrypted_content", "The encrypted content is not readable");
    }
  }

  private static Set<Wish> wishes(JsonNode body, SoldModel model) {
    var wishes = EnumSet.noneOf(Wish.class);
    if (body.path("stream").asBoolean(false)) {
      wishes.add(Wish.STREAM);
    }
    String effort = body.path("reasoning").path("effort").asString("medium");
    if (!model.efforts().isEmpty() && !effort.equals("none")) {
      wishes.add(Wish.THINK);
    }
    if (body.path("include").toString().contains("reasoning.encrypted_content")) {
      wishes.add(Wish.SHOW_THOUGHTS);
    }
    return wishes;
  }

  private static Passage passage(String text) {
    return new Passage(text, Mark.NONE);
  }
}
