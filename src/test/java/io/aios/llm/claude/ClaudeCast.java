package io.aios.llm.claude;

import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.Listener;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelCards;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Recurrence;
import io.aios.llm.Tokenizer;
import io.aios.llm.Tool;
import io.aios.llm.Turn;
import io.aios.llm.http.Gauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The same models, prompts and readers everywhere. */
final class ClaudeCast {

  static final ModelId SONNET = new ModelId("anthropic", "claude-sonnet-5-5");
  static final ModelId HAIKU = new ModelId("anthropic", "claude-haiku-5-5");

  /** A minute before the limits of the recorded answers are whole again. */
  static final Instant NOW = Instant.parse("2026-11-22T20:59:00Z");

  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  static final ModelCard CARD =
      new ModelCard(
          true,
          true,
          Set.of(Effort.LOW, Effort.MEDIUM, Effort.HIGH, Effort.XHIGH, Effort.MAX),
          Tokenizer.CLAUDE_NEW,
          new Caching(Caching.Mode.MARKED, 0, Duration.ofMinutes(5)));

  static final ModelCards CARDS = model -> CARD;

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

  private ClaudeCast() {}

  static Prompt question(String text, int maxOutputTokens) {
    return new Prompt("", List.of(new Turn.User(text)), maxOutputTokens);
  }

  static RequestWriter writer() {
    return writer(CacheTtl.FIVE_MINUTES, ThinkingDisplay.DEFAULT);
  }

  static RequestWriter writer(CacheTtl cache, ThinkingDisplay display) {
    return new RequestWriter(CARDS, cache, display, new Recurrence(CLOCK));
  }

  static Gauge gauge() {
    return new Gauge(ErrorGrammar.RATES, CLOCK);
  }

  static ClaudeReader reader() {
    return reader(SONNET, Listener.NONE);
  }

  static ClaudeReader reader(ModelId model, Listener listener) {
    return new ClaudeReader(new Assembly(model, CacheTtl.FIVE_MINUTES, listener), gauge());
  }
}
