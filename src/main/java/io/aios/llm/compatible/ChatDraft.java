package io.aios.llm.compatible;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ToolCall;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a model has written so far, told on to the listener. For one thread and one answer. */
final class ChatDraft {

  private final Listener listener;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thoughts = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final StringBuilder arguments = new StringBuilder();
  private final CallDrafts calls = new CallDrafts();

  ChatDraft(Listener listener) {
    this.listener = listener;
  }

  /** Takes in a piece of the message, or the whole of it: both have the same fields. */
  void add(JsonNode piece) {
    String thought = Json.text(piece, "reasoning");
    // Some servers say the same under both names.
    thought = thought.isEmpty() ? Json.text(piece, "reasoning_content") : thought;
    String written = Json.text(piece, "content");
    String argued = calls.add(piece.path("tool_calls"));
    thoughts.append(thought);
    text.append(written);
    arguments.append(argued);
    refusal.append(Json.text(piece, "refusal"));
    tell(new Delta.Thought(thought));
    tell(new Delta.Written(written));
    tell(new Delta.Argued(argued));
  }

  String text() {
    return text.toString();
  }

  /** Why the model declined; empty if it did not. */
  String refusal() {
    return refusal.toString();
  }

  List<ToolCall> calls() {
    return calls.calls();
  }

  boolean hasCalls() {
    return !calls.isEmpty();
  }

  /** Whether every tool call names its tool. */
  boolean isSound() {
    return calls.isSound();
  }

  boolean isEmpty() {
    return written().isEmpty() && calls.isEmpty();
  }

  /** All that the model wrote. */
  String written() {
    return thoughts.toString() + text + arguments + refusal;
  }

  private void tell(Delta delta) {
    if (!delta.text().isEmpty()) {
      listener.heard(delta);
    }
  }
}
