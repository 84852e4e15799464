package io.aios.llm.openai;

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
import io.aios.llm.http.Sentence;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A response as it stands at its end.
 *
 * @param response the response object
 * @param streamed the items that came before it, for gateways that leave them out of it
 */
record Ending(ModelId model, JsonNode response, JsonNode streamed) {

  String status() {
    return response.path("status").asString("");
  }

  /** What the provider bills if it says so. */
  Billing bill() {
    return UsageReport.isIn(response)
        ? new Billing.Exactly(UsageReport.of(response))
        : new Billing.Unknown(TokenUsage.NONE);
  }

  /**
   * @throws RuntimeException if it has no usage: what cannot be charged is no reply
   */
  ModelResult completed() {
    String refusal = parts("refusal", "refusal");
    if (!refusal.isEmpty()) {
      return refused("The model declined: " + refusal);
    }
    return replied(calls().isEmpty() ? StopReason.END : StopReason.TOOLS);
  }

  /** Also for a reason that we do not know: then it is no reply. */
  ModelResult incomplete() {
    String reason = response.path("incomplete_details").path("reason").asString("");
    return switch (reason) {
      case "max_output_tokens" -> replied(StopReason.LENGTH);
      case "content_filter" -> refused("The provider's content filter stopped the answer");
      default ->
          failed(
              new ModelFailure.Interrupted(
                  Sentence.of("The answer ended early: " + reason), text(), bill()));
    };
  }

  private ModelResult replied(StopReason stop) {
    return new ModelResult.Replied(
        new Reply(
            model, text(), calls(), reasoning(), stop, UsageReport.of(response), Origin.MODEL));
  }

  private ModelResult refused(String detail) {
    return failed(new ModelFailure.Refused(Sentence.of(detail), UsageReport.of(response)));
  }

  private static ModelResult failed(ModelFailure failure) {
    return new ModelResult.Failed(failure);
  }

  private Stream<JsonNode> items(String type) {
    JsonNode own = response.path("output");
    JsonNode output = own.isEmpty() ? streamed : own;
    return output.valueStream().filter(item -> item.path("type").asString("").equals(type));
  }

  private String text() {
    return parts("output_text", "text");
  }

  /** The texts of one kind; what stands in two messages stays on lines of its own. */
  private String parts(String type, String field) {
    return items("message")
        .map(message ->
            message
                .path("content")
                .valueStream()
                .filter(part -> part.path("type").asString("").equals(type))
                .map(part -> part.required(field).asString())
                .collect(Collectors.joining()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Without those that were cut off: nobody can run half a call. */
  private List<ToolCall> calls() {
    return items("function_call")
        .filter(call -> !call.path("status").asString("").equals("incomplete"))
        .map(call ->
            new ToolCall(
                call.required("call_id").asString(),
                call.required("name").asString(),
                arguments(call.path("arguments").asString(""))))
        .toList();
  }

  private static String arguments(String written) {
    return written.isBlank() ? "{}" : written;
  }

  /** Without its encrypted content it could only be looked up, and nothing is stored there. */
  private List<Reasoning> reasoning() {
    return items("reasoning")
        .filter(item -> item.path("encrypted_content").isString())
        .map(item -> new Reasoning(model, item.toString()))
        .toList();
  }
}
