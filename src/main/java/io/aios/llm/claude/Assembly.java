package io.aios.llm.claude;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Reasoning;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.llm.http.MalformedAnswerException;
import io.aios.llm.http.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Puts one message together, from the pieces of a stream or from a whole one. For one thread. Its
 * size is bounded by that of the answer.
 */
final class Assembly {

  private final ModelId model;
  private final Listener listener;
  private final UsageTally usage;
  private final SortedMap<Integer, Block> blocks = new TreeMap<>();
  private boolean begun;
  private String stop = "";
  private String category = "";
  private String explanation = "";

  Assembly(ModelId model, CacheTtl cache, Listener listener) {
    this.model = model;
    this.listener = listener;
    this.usage = new UsageTally(cache);
  }

  /** Takes in the frame of a message, which has the input side of the usage. */
  void begin(JsonNode message) {
    if (begun || !message.isObject()) {
      throw new MalformedAnswerException("a message starts twice, or is none");
    }
    begun = true;
    usage.take(message.path("usage"));
  }

  void open(int index, JsonNode block) {
    if (!begun || blocks.containsKey(index) || !block.isObject()) {
      throw new MalformedAnswerException("a block starts out of place");
    }
    blocks.put(index, Block.of(block, listener));
  }

  void add(int index, JsonNode delta) {
    Block block = blocks.get(index);
    if (block == null) {
      throw new MalformedAnswerException("a piece belongs to no block");
    }
    block.add(delta, listener);
  }

  /**
   * Takes in how the message ended, or only what it has cost so far.
   *
   * @param ending has {@code stop_reason} and {@code stop_details}
   * @param bill totals of the usage
   */
  void end(JsonNode ending, JsonNode bill) {
    if (!begun) {
      throw new MalformedAnswerException("a message ends that did not start");
    }
    usage.take(bill);
    String reason = ending.path("stop_reason").asString("");
    if (reason.isEmpty()) {
      return;
    }
    if (!usage.isWhole() || !bill.path("output_tokens").isIntegralNumber()) {
      throw new MalformedAnswerException("a message ends without its usage");
    }
    stop = reason;
    category = ending.path("stop_details").path("category").asString("");
    explanation = ending.path("stop_details").path("explanation").asString("");
  }

  boolean hasBegun() {
    return begun;
  }

  /** Whether it is known why the message ended, and with it what it cost. */
  boolean hasEnded() {
    return !stop.isEmpty();
  }

  /** What the message says, once it has ended. */
  ModelResult result() {
    return switch (stop) {
      case "end_turn", "stop_sequence" -> replied(StopReason.END);
      case "tool_use" ->
          calls().isEmpty()
              ? new ModelResult.Failed(broken("it announces tool calls and has none"))
              : replied(StopReason.TOOLS);
      // pause_turn: a long turn of Anthropic's own tools, which we never offer, stands still. What
      // there is of it is a part, so it is one for us too.
      case "max_tokens", "model_context_window_exceeded", "pause_turn" ->
          replied(StopReason.LENGTH);
      case "refusal" -> new ModelResult.Failed(new ModelFailure.Refused(refusal(), usage.total()));
      default ->
          new ModelResult.Failed(broken("it stopped for a reason that is not known here: " + stop));
    };
  }

  /** What it amounts to if nothing more arrives. */
  ModelFailure broken(String why) {
    TokenUsage reported = usage.total();
    return new ModelFailure.Interrupted(
        Sentence.of("The answer of " + model + " broke off: " + why),
        text(),
        hasEnded() ? new Billing.Exactly(reported) : new Billing.Unknown(reported));
  }

  private ModelResult replied(StopReason reason) {
    return new ModelResult.Replied(
        new Reply(model, text(), calls(), reasoning(), reason, usage.total(), Origin.MODEL));
  }

  private List<ToolCall> calls() {
    return blocks(Block.ToolUse.class)
        .map(use -> new ToolCall(use.id(), use.name(), use.arguments()))
        .toList();
  }

  /** Without thinking that was cut off before its signature: Anthropic refuses to take it back. */
  private List<Reasoning> reasoning() {
    List<Reasoning> reasoning = new ArrayList<>();
    for (Block block : blocks.values()) {
      switch (block) {
        case Block.Thinking thinking when thinking.isSigned() ->
            reasoning.add(new Reasoning(model, thinking.block()));
        case Block.Redacted redacted -> reasoning.add(new Reasoning(model, redacted.block()));
        case Block other -> {}
      }
    }
    return reasoning;
  }

  private <B extends Block> Stream<B> blocks(Class<B> kind) {
    return blocks.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  private String text() {
    return blocks(Block.Text.class).map(Block.Text::text).collect(Collectors.joining());
  }

  private String refusal() {
    return Sentence.of(
        model
            + " declined to answer (category "
            + (category.isEmpty() ? "not named" : category)
            + "): "
            + explanation);
  }
}
