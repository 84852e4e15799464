package io.aios.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Prompt;
import io.aios.llm.ReplyShape;
import io.aios.llm.Tool;
import io.aios.llm.ToolCall;
import io.aios.llm.ToolResult;
import io.aios.llm.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteEstimateTest {

  private final TokenEstimate estimate = new ByteEstimate();

  @Test
  void countsTheFramesOfAnEmptyPrompt() {
    assertThat(estimate.tokens(prompt(""), RoutingCast.CHEAP)).isEqualTo(32);
  }

  @Test
  void roundsUpOnceOverAllTexts() {
    var prompt = new Prompt("abc", List.of(new Turn.User("d"), assistant(), user()), 1);

    assertThat(estimate.tokens(prompt, RoutingCast.CHEAP)).isEqualTo(64 + 3);
  }

  @Test
  void countsToolsCallsAndResultsButNoSchemaThatTheModelIsNotHeldTo() {
    var call = new ToolCall("1", "run", "x".repeat(97));
    var result = new ToolResult("1", "y".repeat(100), false);
    var prompt =
        new Prompt("", List.of(new Turn.User("")), 1)
            .then(
                new Turn.Assistant("", List.of(call), List.of()),
                new Turn.ToolResults(List.of(result)))
            .with(List.of(new Tool("run", "d".repeat(47), "s".repeat(50))))
            .with(new ReplyShape.Json("s", "j".repeat(100)));

    assertThat(estimate.tokens(prompt, RoutingCast.CHEAP)).isEqualTo(5 * 16 + 150);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int x = 1;",
        "Größe",
        "価格を計算する",
        "цена",
        "🦊🦊",
        "\u0000\u007f\u0080\u07ff\u0800\uffff"
      })
  void countsHalfTheBytesInEveryScript(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;

    assertThat(estimate.tokens(prompt(text), RoutingCast.CHEAP)).isEqualTo(32 + (bytes + 1) / 2);
  }

  private static Prompt prompt(String text) {
    return new Prompt("", List.of(new Turn.User(text)), 1);
  }

  private static Turn assistant() {
    return new Turn.Assistant("e");
  }

  private static Turn user() {
    return new Turn.User("");
  }
}
