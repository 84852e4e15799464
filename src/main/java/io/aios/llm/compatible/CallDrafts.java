package io.aios.llm.compatible;

import io.aios.llm.ToolCall;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Puts the tool calls of an answer together. Fragments belong together by their index, and the
 * first one has id and name; but some servers give all calls the index 0, and some give none. For
 * one thread and one answer.
 */
final class CallDrafts {

  private static final int MOST_CALLS = 128;

  private final List<Draft> drafts = new ArrayList<>();

  /** Takes in the fragments of one message; the text that they add to the arguments. */
  String add(JsonNode fragments) {
    var added = new StringBuilder();
    int position = 0;
    for (JsonNode fragment : fragments) {
      JsonNode function = fragment.path("function");
      Draft draft = draft(fragment.path("index").asInt(position++), Json.text(fragment, "id"));
      draft.name = draft.name.isEmpty() ? Json.text(function, "name") : draft.name;
      String arguments = arguments(function.path("arguments"));
      draft.arguments.append(arguments);
      added.append(arguments);
    }
    return added.toString();
  }

  boolean isEmpty() {
    return drafts.isEmpty();
  }

  /** Whether each can be run: a call without the name of its tool cannot. */
  boolean isSound() {
    return drafts.stream().noneMatch(draft -> draft.name.isEmpty());
  }

  List<ToolCall> calls() {
    return drafts.stream().map(Draft::call).toList();
  }

  private Draft draft(int index, String id) {
    for (Draft draft : drafts.reversed()) {
      if (draft.index == index && (id.isEmpty() || id.equals(draft.id))) {
        return draft;
      }
    }
    if (drafts.size() == MOST_CALLS) {
      throw new IllegalStateException("An answer has at most " + MOST_CALLS + " tool calls");
    }
    var draft = new Draft(index, id.isEmpty() ? "call_" + drafts.size() : id);
    drafts.add(draft);
    return draft;
  }

  private static String arguments(JsonNode arguments) {
    return arguments.isObject() ? arguments.toString() : Json.text(arguments);
  }

  private static final class Draft {

    private final int index;
    private final String id;
    private final StringBuilder arguments = new StringBuilder();
    private String name = "";

    private Draft(int index, String id) {
      this.index = index;
      this.id = id;
    }

    private ToolCall call() {
      return new ToolCall(id, name, arguments.isEmpty() ? "{}" : arguments.toString());
    }
  }
}
