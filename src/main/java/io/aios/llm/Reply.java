package io.aios.llm;

import java.util.List;

/**
 * What a model answered to one prompt.
 *
 * @param model the model that was asked for it
 * @param text its visible text, possibly only a part: see {@code stop}
 * @param calls the tools it wants run, in its order
 * @param reasoning what its provider wants back when the conversation goes on
 * @param stop why it ended
 * @param usage the tokens as reported by the provider
 * @param origin whether a real model wrote it
 */
public record Reply(
    ModelId model,
    String text,
    List<ToolCall> calls,
    List<Reasoning> reasoning,
    StopReason stop,
    TokenUsage usage,
    Origin origin) {

  public Reply {
    calls = List.copyOf(calls);
    reasoning = List.copyOf(reasoning);
  }

  /** A reply of text alone. */
  public Reply(ModelId model, String text, StopReason stop, TokenUsage usage, Origin origin) {
    this(model, text, List.of(), List.of(), stop, usage, origin);
  }
}
