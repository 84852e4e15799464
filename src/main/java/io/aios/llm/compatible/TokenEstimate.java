package io.aios.llm.compatible;

import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.TokenUsage;
import io.aios.llm.Tool;
import io.aios.llm.Turn;
import java.nio.charset.StandardCharsets;

/**
 * Usage of a complete answer of a server that reported none: half as many tokens as bytes, where
 * text has three to four bytes a token and code about three, so the figure is rather too high. The
 * reply counts at most what it was capped to. The usage says that it is an estimate.
 */
final class TokenEstimate {

  private static final int BYTES_A_TOKEN = 2;

  private TokenEstimate() {}

  /**
   * The usage of a call.
   *
   * @param written all that the model wrote, its reasoning included
   */
  static TokenUsage of(Prompt prompt, String written) {
    return TokenUsage.of(
            tokens(bytes(prompt)), Math.min(tokens(bytes(written)), prompt.maxOutputTokens()))
        .asEstimate();
  }

  private static long tokens(long bytes) {
    return Math.ceilDiv(bytes, BYTES_A_TOKEN);
  }

  private static long bytes(Prompt prompt) {
    return bytes(prompt.instructions())
        + prompt.turns().stream().mapToLong(TokenEstimate::bytes).sum()
        + prompt.tools().stream().mapToLong(TokenEstimate::bytes).sum()
        + switch (prompt.shape()) {
          case ReplyShape.Text text -> 0;
          case ReplyShape.Json json -> bytes(json.schema());
        };
  }

  private static long bytes(Turn turn) {
    return bytes(turn.text())
        + switch (turn) {
          case Turn.User user -> 0;
          case Turn.ToolResults results -> 0;
          case Turn.Assistant assistant ->
              assistant.calls().stream()
                  .mapToLong(call -> bytes(call.name()) + bytes(call.arguments()))
                  .sum();
        };
  }

  private static long bytes(Tool tool) {
    return bytes(tool.name()) + bytes(tool.description()) + bytes(tool.inputSchema());
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
