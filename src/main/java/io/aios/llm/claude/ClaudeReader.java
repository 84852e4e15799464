package io.aios.llm.claude;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Remedy;
import io.aios.llm.ModelResult;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerReader;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.MalformedAnswerException;
import io.aios.llm.http.SseEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads one answer of Anthropic's Messages API, streamed or whole. A stream is complete with {@code
 * message_stop} or with an error, and with nothing else.
 */
final class ClaudeReader implements AnswerReader {

  private static final JsonMapper JSON = new JsonMapper();

  private final Assembly message;
  private final Gauge gauge;
  private Progress progress = new Reading();
  private String requestId = "";

  /**
   * @param gauge notes the head of the answer, whatever its status
   */
  ClaudeReader(Assembly message, Gauge gauge) {
    this.message = message;
    this.gauge = gauge;
  }

  @Override
  public void head(AnswerHead head) {
    requestId = head.header("request-id").orElse("");
    gauge.note(head);
  }

  @Override
  public void event(SseEvent event) {
    read(JSON.readTree(event.data()));
  }

  @Override
  public void whole(JsonNode body) {
    if (body.path("type").asString("").equals("error")) {
      fail(WireError.of(body, requestId));
      return;
    }
    message.begin(body);
    int index = 0;
    for (JsonNode block : body.path("content")) {
      message.open(index++, block);
    }
    message.end(body, body.path("usage"));
    complete();
  }

  @Override
  public boolean isComplete() {
    return progress instanceof Complete;
  }

  @Override
  public ModelResult result() {
    return switch (progress) {
      case Complete complete -> complete.result();
      case Reading reading -> throw new IllegalStateException("The answer is not complete yet");
    };
  }

  @Override
  public ModelFailure broken(String why) {
    return message.broken(why);
  }

  @Override
  public ModelFailure refused(AnswerHead head, String body) {
    return ErrorGrammar.answered(head, body, gauge.note(head));
  }

  private void read(JsonNode event) {
    switch (event.path("type").asString("")) {
      case "message_start" -> message.begin(event.path("message"));
      case "content_block_start" -> message.open(index(event), event.path("content_block"));
      case "content_block_delta" -> message.add(index(event), event.path("delta"));
      case "message_delta" -> message.end(event.path("delta"), event.path("usage"));
      case "message_stop" -> complete();
      case "error" -> fail(WireError.of(event, requestId));
      default -> {} // ping, content_block_stop, and what may be added within a version
    }
  }

  private void complete() {
    if (!message.hasEnded()) {
      throw new MalformedAnswerException("it says that it ends, but not why");
    }
    progress = new Complete(message.result());
  }

  /** As long as no message has begun, the error is as good as a status; after that it is a cut. */
  private void fail(WireError error) {
    ModelFailure failure = ErrorGrammar.reported(error);
    boolean isCut = message.hasBegun() && failure.remedy() == Remedy.TRY_AGAIN;
    progress =
        new Complete(new ModelResult.Failed(isCut ? message.broken(failure.detail()) : failure));
  }

  private static int index(JsonNode event) {
    JsonNode index = event.path("index");
    if (!index.isInt()) {
      throw new MalformedAnswerException("a block has no index");
    }
    return index.asInt();
  }

  /** How far the answer has come. */
  private sealed interface Progress {}

  private record Reading() implements Progress {}

  private record Complete(ModelResult result) implements Progress {}
}
