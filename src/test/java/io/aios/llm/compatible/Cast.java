package io.aios.llm.compatible;

import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tokenizer;
import io.aios.llm.Tool;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.Secret;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;

/** The servers, models and prompts of these tests. */
final class Cast {

  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));

  private static final ModelCard REASONING =
      new ModelCard(true, true, EnumSet.complementOf(EnumSet.of(Effort.DEFAULT)), Tokenizer.O200K);

  /** Knows the models of OpenAI; of local models nothing is known. */
  static final ModelCards CARDS =
      model -> model.name().startsWith("gpt-6") ? REASONING : ModelCard.PLAIN;

  static final Tool WEATHER =
      new Tool(
          "get_weather",
          "Current weather for a city.",
          """
          {"type": "object",
           "properties": {
             "city": {"type": "string"},
             "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]}},
           "required": ["city"],
           "additionalProperties": false}
          """);

  private static final ReplyShape SENTIMENT =
      new ReplyShape.Json(
          "sentiment",
          """
          {"type": "object",
           "properties": {
             "sentiment": {"type": "string", "enum": ["positive", "negative"]},
             "score": {"type": "number"}},
           "required": ["sentiment", "score"],
           "additionalProperties": false}
          """);

  private Cast() {}

  static Server server(String name, Dialect dialect) {
    return Server.of(name, URI.create("http://localhost:1/v1"), Secret.NONE, dialect);
  }

  static CompatibleProvider provider(Dialect dialect, ModelHttp http) {
    return new CompatibleProvider(server("local", dialect), http, CARDS, CLOCK);
  }

  static ModelId model(String name) {
    return new ModelId("local", name);
  }

  static Prompt greeting() {
    return new Prompt("Be brief.", List.of(new Turn.User("Say hello.")), 512);
  }

  static Prompt question() {
    return new Prompt(
            "Answer in one sentence.",
            List.of(new Turn.User("What is the capital of France?")),
            512)
        .with(Effort.NONE);
  }

  static Prompt questionWithTools() {
    return question().with(List.of(WEATHER));
  }

  static Prompt followUp() {
    var call =
        new ToolCall(
            "call_fixture0001", "get_weather", "{\"city\":\"Paris\",\"unit\":\"celsius\"}");
    return questionWithTools()
        .then(
            new Turn.Assistant("", List.of(call), List.of()),
            new Turn.ToolResults(List.of(new ToolResult(call.id(), "14 C", false))));
  }

  static Prompt opinion() {
    return question().with(SENTIMENT);
  }
}
