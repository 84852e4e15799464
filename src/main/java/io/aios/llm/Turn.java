package io.aios.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One turn of a conversation with a model. */
public sealed interface Turn {

  /** All that it says, for those who measure it. */
  String text();

  /**
   * What we said.
   *
   * @param seams where beginnings end that other prompts share, in the order of the text; at most
   *     {@value #MOST_SEAMS}
   */
  record User(String text, List<Seam> seams) implements Turn {

    /** Claude takes four marks, one of which is for the instructions. */
    public static final int MOST_SEAMS = 3;

    public User {
      seams = List.copyOf(seams);
      if (seams.size() > MOST_SEAMS) {
        throw new IllegalArgumentException("A turn has at most " + MOST_SEAMS + " seams");
      }
      int last = 0;
      for (Seam seam : seams) {
        if (seam.at() <= last || seam.at() > text.length()) {
          throw new IllegalArgumentException("Seams lie within the text, one behind the other");
        }
        last = seam.at();
      }
    }

    public User(String text) {
      this(text, List.of());
    }

    /** The text cut at its seams: one part more than seams, or as many if it ends with one. */
    public List<String> parts() {
      var parts = new ArrayList<String>();
      int from = 0;
      for (Seam seam : seams) {
        parts.add(text.substring(from, seam.at()));
        from = seam.at();
      }
      if (from < text.length() || parts.isEmpty()) {
        parts.add(text.substring(from));
      }
      return List.copyOf(parts);
    }
  }

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
