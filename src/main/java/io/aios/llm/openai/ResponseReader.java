package io.aios.llm.openai;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelFailure.Remedy;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import io.aios.llm.compatible.ErrorGrammar;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerReader;
import io.aios.llm.http.AttributedListener;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.Sentence;
import io.aios.llm.http.SseEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads one answer of the Responses API. What counts is the response object of the event that ends
 * the stream; the pieces before it are for the listener, and for knowing what a cut has destroyed.
 */
final class ResponseReader implements AnswerReader {

  private static final JsonMapper JSON = new JsonMapper();

  private final ModelId model;
  private final Listener listener;
  private final Gauge gauge;

  private final StringBuilder received = new StringBuilder();
  private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
  private boolean begun;
  private String requestId = "";
  private boolean complete;
  private ModelResult result = new ModelResult.Failed(broken("nothing was answered"));

  /**
   * @param gauge notes the head of the answer, whatever its status
   */
  ResponseReader(ModelId model, Listener listener, Gauge gauge) {
    this.model = model;
    this.listener = new AttributedListener(listener);
    this.gauge = gauge;
  }

  @Override
  public void head(AnswerHead head) {
    gauge.note(head);
    requestId = ErrorGrammar.requestId(head);
  }

  @Override
  public void event(SseEvent event) {
    if (event.data().equals("[DONE]")) { // said by gateways, and no end of its own
      return;
    }
    JsonNode data = JSON.readTree(event.data());
    switch (data.path("type").asString(event.name())) {
      case "response.output_item.added" -> begun = true;
      case "response.output_item.done" -> items.add(data.required("item"));
      case "response.output_text.delta" -> {
        String text = delta(data);
        received.append(text);
        listener.heard(new Delta.Written(text));
      }
      case "response.refusal.delta" -> begun = true;
      case "response.function_call_arguments.delta" ->
          listener.heard(new Delta.Argued(delta(data)));
      case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
          listener.heard(new Delta.Thought(delta(data)));
      case "response.completed", "response.incomplete", "response.failed" ->
          end(data.required("response"));
      case "error" -> end(failed(data, new Billing.Unknown(TokenUsage.NONE)));
      default -> {} // the interface grows; what matters is in the events above
    }
  }

  @Override
  public void whole(JsonNode body) {
    end(body);
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public ModelResult result() {
    return result;
  }

  @Override
  public ModelFailure broken(String why) {
    return interrupted(why, new Billing.Unknown(TokenUsage.NONE));
  }

  @Override
  public ModelFailure refused(AnswerHead head, String body) {
    return ErrorGrammar.answered(head, body, gauge.note(head));
  }

  private String delta(JsonNode data) {
    begun = true;
    return data.required("delta").asString();
  }

  /** The answer's own end. */
  private void end(JsonNode response) {
    var ending = new Ending(model, response, items);
    switch (ending.status()) {
      case "completed" -> end(ending.completed());
      case "incomplete" -> end(ending.incomplete());
      case "failed" -> end(failed(response, ending.bill()));
      default -> throw new IllegalArgumentException("no end: " + ending.status());
    }
  }

  private void end(ModelResult ended) {
    result = ended;
    complete = true;
  }

  /** Once something has arrived, another try is no longer for nothing. */
  private ModelResult failed(JsonNode said, Billing bill) {
    ModelFailure failure = ErrorGrammar.streamed(said);
    if (failure instanceof ModelFailure.Refused refused && bill instanceof Billing.Exactly known) {
      return new ModelResult.Failed(new ModelFailure.Refused(refused.detail(), known.usage()));
    }
    boolean billed = begun || bill instanceof Billing.Exactly;
    return new ModelResult.Failed(
        billed && failure.remedy() == Remedy.TRY_AGAIN
            ? interrupted(failure.detail(), bill)
            : failure);
  }

  private ModelFailure interrupted(String why, Billing bill) {
    return new ModelFailure.Interrupted(Sentence.of(why, requestId), received.toString(), bill);
  }
}
