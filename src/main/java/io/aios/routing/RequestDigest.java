package io.aios.routing;

import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tool;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over all that decides what may be answered: the asked tier, instructions, turns, tools,
 * and the length, shape and effort of the reply. Not over the model, so that an answer is found
 * again whichever model gave it.
 */
final class RequestDigest {

  private final MessageDigest sha256;

  private RequestDigest(MessageDigest sha256) {
    this.sha256 = sha256;
  }

  static String of(Ask ask) {
    Prompt prompt = ask.prompt();
    var digest = new RequestDigest(sha256());
    digest.add(ask.raise().asked().name());
    digest.add(prompt.instructions());
    digest.add(prompt.maxOutputTokens());
    digest.add(prompt.turns().size());
    prompt.turns().forEach(digest::add);
    digest.add(prompt.tools().size());
    for (Tool tool : prompt.tools()) {
      digest.add(tool.name());
      digest.add(tool.description());
      digest.add(tool.inputSchema());
    }
    switch (prompt.shape()) {
      case ReplyShape.Text text -> digest.add("text");
      case ReplyShape.Json(String name, String schema) -> {
        digest.add(name);
        digest.add(schema);
      }
    }
    digest.add(prompt.effort().name());
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  /** Reasoning and seams are left out: they decide nothing that the turn does not say. */
  private void add(Turn turn) {
    switch (turn) {
      case Turn.User(String text, var seams) -> {
        add("user");
        add(text);
      }
      case Turn.Assistant(String text, List<ToolCall> calls, var reasoning) -> {
        add("assistant");
        add(text);
        add(calls.size());
        for (ToolCall call : calls) {
          add(call.id());
          add(call.name());
          add(call.arguments());
        }
      }
      case Turn.ToolResults(List<ToolResult> results) -> {
        add("tools");
        add(results.size());
        for (ToolResult result : results) {
          add(result.callId());
          add(result.text());
          add(String.valueOf(result.failed()));
        }
      }
    }
  }

  /** Each text follows its own length, so that no two requests run together into the same bytes. */
  private void add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha256.update(bytes);
  }

  private void add(int number) {
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
