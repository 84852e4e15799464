package io.aios.llm;

import java.util.List;
import java.util.stream.Collectors;

/** One turn of a conversation with a model. */
public sealed interface Turn {

  /** All that it says, for those who measure it. */
  String text();

  /** What we said. */
  record User(String text) implements Turn {}

  /**
   * What the model said.
   *
   * @param calls the tools it wanted run
   * @param reasoning goes back to its writer, first in the turn, and to nobody else
   */
  record Assistant(String text, List<ToolCall> calls, List<Reasoning> reasoning) implements Turn {

    public Assistant {
      calls = List.copyOf(calls);
      reasoning = List.copyOf(reasoning);
    }

    public Assistant(String text) {
      this(text, List.of(), List.of());
    }
  }

  /**
   * What came of the tool calls of the turn before.
   *
   * @param results one for each call
   */
  record ToolResults(List<ToolResult> results) implements Turn {

    public ToolResults {
      results = List.copyOf(results);
    }

    @Override
    public String text() {
      return results.stream().map(ToolResult::text).collect(Collectors.joining("\n"));
    }
  }
}
