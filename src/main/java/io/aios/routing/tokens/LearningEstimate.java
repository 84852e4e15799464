package io.aios.routing.tokens;

import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tokenizer;
import io.aios.llm.Tool;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import io.aios.routing.ByteEstimate;
import io.aios.routing.Offer;
import io.aios.routing.TokenEstimate;

/**
 * Counts a prompt's tokens in a public vocabulary, multiplies them by what the model has counted
 * for each lately, and adds what providers put around the texts. Models that count bytes are left
 * to {@link ByteEstimate}. Thread-safe.
 */
final class LearningEstimate implements TokenEstimate {

  /** In shorter prompts the frame is more than the text, and a ratio says little. */
  private static final int FEWEST_TO_LEARN_FROM = 100;

  private final ByteEstimate bytes = new ByteEstimate();
  private final Factors factors = new Factors();
  private final RememberedLengths lengths;

  LearningEstimate(TokenCounter counter) {
    this.lengths = new RememberedLengths(counter);
  }

  @Override
  public long tokens(Prompt prompt, Offer offer) {
    if (offer.card().tokenizer() == Tokenizer.BYTES) {
      return bytes.tokens(prompt, offer);
    }
    TextLength length = length(prompt, offer.model());
    double factor = factors.of(offer, length.isForeign());
    return (long) Math.ceil(length.tokens() * factor) + Frame.tokens(prompt, offer);
  }

  /** Learns nothing from prompts so long that a part of them may not have been counted. */
  @Override
  public void learn(Prompt prompt, Offer offer, TokenUsage counted) {
    if (offer.card().tokenizer() == Tokenizer.BYTES || counted.prompt() == 0) {
      return;
    }
    TextLength length = length(prompt, offer.model());
    if (length.tokens() >= FEWEST_TO_LEARN_FROM
        && length.characters() <= RememberedLengths.MOST_COUNTED) {
      long ofTexts = Math.max(0, counted.prompt() - Frame.tokens(prompt, offer));
      factors.learn(offer, length.isForeign(), (double) ofTexts / length.tokens());
    }
  }

  private TextLength length(Prompt prompt, ModelId reader) {
    TextLength sum = lengths.of(prompt.instructions());
    for (Turn turn : prompt.turns()) {
      sum = sum.plus(length(turn, reader));
    }
    for (Tool tool : prompt.tools()) {
      sum = sum.plus(lengths.of(tool.name()));
      sum = sum.plus(lengths.of(tool.description())).plus(lengths.of(tool.inputSchema()));
    }
    return switch (prompt.shape()) {
      case ReplyShape.Text text -> sum;
      case ReplyShape.Json json -> sum.plus(lengths.of(json.schema()));
    };
  }

  /** Text by text and not joined, so that each is found among the remembered ones. */
  private TextLength length(Turn turn, ModelId reader) {
    return switch (turn) {
      case Turn.User user -> lengths.of(user.text());
      case Turn.Assistant assistant -> length(assistant, reader);
      case Turn.ToolResults results ->
          results.results().stream()
              .map(ToolResult::text)
              .map(lengths::of)
              .reduce(TextLength.NONE, TextLength::plus);
    };
  }

  /** Reasoning goes back to its writer only. */
  private TextLength length(Turn.Assistant turn, ModelId reader) {
    TextLength sum = lengths.of(turn.text());
    for (ToolCall call : turn.calls()) {
      sum = sum.plus(lengths.of(call.name())).plus(lengths.of(call.arguments()));
    }
    return turn.reasoning().stream()
        .filter(reasoning -> reasoning.writer().equals(reader))
        .map(reasoning -> lengths.of(reasoning.block()))
        .reduce(sum, TextLength::plus);
  }
}
