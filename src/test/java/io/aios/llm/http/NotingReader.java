package io.aios.llm.http;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A reader of no provider's format: notes what it was fed, and is complete at the event "end". */
final class NotingReader implements AnswerReader {

  private final Listener listener;
  private final List<String> events = new ArrayList<>();
  private boolean complete;

  NotingReader() {
    this(Listener.NONE);
  }

  NotingReader(Listener listener) {
    this.listener = new AttributedListener(listener);
  }

  List<String> events() {
    return events;
  }

  @Override
  public void event(SseEvent event) {
    if (event.data().equals("nonsense")) {
      throw new IllegalStateException("not a word of this interface");
    }
    events.add(event.data());
    listener.heard(new Delta.Written(event.data()));
    complete = event.data().equals("end");
  }

  @Override
  public void whole(JsonNode body) {
    events.add(body.path("text").asString());
    complete = body.path("complete").asBoolean();
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public ModelResult result() {
    return new ModelResult.Replied(
        new Reply(
            ModelId.of("noting/model"),
            String.join("", events),
            StopReason.END,
            TokenUsage.NONE,
            Origin.SIMULATED));
  }

  @Override
  public ModelFailure broken(String why) {
    return new ModelFailure.Interrupted(
        why, String.join("", events), new Billing.Unknown(TokenUsage.NONE));
  }

  @Override
  public ModelFailure refused(AnswerHead head, String body) {
    return new ModelFailure.Rejected(head.status() + " " + body);
  }
}
