package io.aios.routing;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Reasoning;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tool;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import java.util.List;
import java.util.stream.Stream;

/** All texts of a prompt that a model is billed for, for those who measure them. */
public final class PromptTexts {

  private PromptTexts() {}

  /**
   * The texts one by one and not joined, so that each can be found among others that were measured.
   *
   * @param reader the model that is asked: reasoning goes back to its writer only, and a shape to
   *     models that can be held to it
   */
  public static Stream<String> of(Prompt prompt, Offer reader) {
    Stream<String> turns = prompt.turns().stream().flatMap(turn -> of(turn, reader.model()));
    Stream<String> tools = prompt.tools().stream().flatMap(PromptTexts::of);
    return Stream.of(
            Stream.of(prompt.instructions()), turns, tools, of(prompt.shape(), reader.card()))
        .flatMap(texts -> texts);
  }

  private static Stream<String> of(Turn turn, ModelId reader) {
    return switch (turn) {
      case Turn.User user -> Stream.of(user.text());
      case Turn.Assistant assistant -> of(assistant, reader);
      case Turn.ToolResults(List<ToolResult> results) -> results.stream().map(ToolResult::text);
    };
  }

  private static Stream<String> of(Turn.Assistant turn, ModelId reader) {
    Stream<String> calls =
        turn.calls().stream().flatMap(call -> Stream.of(call.name(), call.arguments()));
    Stream<String> reasoning =
        turn.reasoning().stream().filter(one -> one.writer().equals(reader)).map(Reasoning::block);
    return Stream.of(Stream.of(turn.text()), calls, reasoning).flatMap(texts -> texts);
  }

  private static Stream<String> of(Tool tool) {
    return Stream.of(tool.name(), tool.description(), tool.inputSchema());
  }

  private static Stream<String> of(ReplyShape shape, ModelCard card) {
    return switch (shape) {
      case ReplyShape.Json json when card.jsonSchema() -> Stream.of(json.schema());
      case ReplyShape.Json json -> Stream.empty();
      case ReplyShape.Text text -> Stream.empty();
    };
  }
}
