package io.aios.routing.tokens;

import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Turn;
import io.aios.routing.Offer;

/**
 * Tokens that a provider adds to the texts of a prompt, rather too many than too few. OpenAI adds
 * about 3 for each message and renders tools into the prompt; Anthropic adds a system text of a few
 * hundred tokens for tools, and does not say how much for a schema.
 */
final class Frame {

  private static final int OF_CALL = 20;
  private static final int OF_MESSAGE = 4;
  private static final int OF_TOOL = 12;
  private static final int OF_CLAUDE_TOOLS = 400;
  private static final int OF_CLAUDE_SCHEMA = 200;

  private Frame() {}

  static long tokens(Prompt prompt, Offer offer) {
    long tokens = OF_CALL + OF_TOOL * (long) prompt.tools().size();
    for (Turn turn : prompt.turns()) {
      tokens += OF_MESSAGE * messages(turn);
    }
    return isClaude(offer) ? tokens + ofClaude(prompt) : tokens;
  }

  /** Calls of tools and their results are messages of their own at some providers. */
  private static long messages(Turn turn) {
    return switch (turn) {
      case Turn.User user -> 1;
      case Turn.Assistant assistant -> 1L + assistant.calls().size();
      case Turn.ToolResults results -> results.results().size();
    };
  }

  private static long ofClaude(Prompt prompt) {
    long tools = prompt.tools().isEmpty() ? 0 : OF_CLAUDE_TOOLS;
    return switch (prompt.shape()) {
      case ReplyShape.Text text -> tools;
      case ReplyShape.Json json -> tools + OF_CLAUDE_SCHEMA;
    };
  }

  private static boolean isClaude(Offer offer) {
    return switch (offer.card().tokenizer()) {
      case CLAUDE_OLD, CLAUDE_NEW -> true;
      case O200K, BYTES, UNKNOWN -> false;
    };
  }
}
