package io.aios.llm.compatible;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.Origin;
import io.aios.llm.Prompt;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerReader;
import io.aios.llm.http.AttributedListener;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.Sentence;
import io.aios.llm.http.SseEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an answer of Chat Completions, be it a stream that ends with {@code [DONE]} or one
 * document.
 *
 * <p>Usage counts as final once it comes with or after the finish reason: some servers report it
 * with every piece. What a server reports beside an answer that it completes without is replaced by
 * a {@link TokenEstimate}.
 */
final class ChatReader implements AnswerReader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String END = "[DONE]";

  private final ModelId model;
  private final Prompt prompt;
  private final Gauge gauge;
  private final ChatDraft draft;

  private String requestId = "";
  private String finish = "";
  private String tier = "";
  private JsonNode usage = JSON.missingNode();
  private boolean usageIsFinal;
  private boolean ended;
  private @Nullable ModelFailure failure;

  ChatReader(ModelId model, Prompt prompt, Listener listener, Gauge gauge) {
    this.model = model;
    this.prompt = prompt;
    this.gauge = gauge;
    this.draft = new ChatDraft(new AttributedListener(listener));
  }

  @Override
  public void head(AnswerHead head) {
    gauge.note(head);
    requestId = ErrorGrammar.requestId(head);
  }

  @Override
  public void event(SseEvent event) {
    if (event.data().strip().equals(END)) {
      ended = true;
    } else {
      take(JSON.readTree(event.data()), "delta");
    }
  }

  @Override
  public void whole(JsonNode body) {
    take(body, "message");
    ended = true;
  }

  private void take(JsonNode piece, String message) {
    if (isError(piece)) {
      failure = failed(piece);
      return;
    }
    JsonNode choice = piece.path("choices").path(0);
    draft.add(choice.path(message));
    finish = latest(choice, "finish_reason", finish);
    tier = latest(piece, "service_tier", tier);
    if (UsageReport.isPresent(piece.path("usage"))) {
      usage = piece.path("usage");
      usageIsFinal = !finish.isEmpty();
    }
  }

  /** Older vLLM names the object so instead of wrapping it. */
  private static boolean isError(JsonNode piece) {
    return piece.hasNonNull("error") || Json.text(piece, "object").equals("error");
  }

  private static String latest(JsonNode parent, String field, String before) {
    String said = Json.text(parent, field);
    return said.isEmpty() ? before : said;
  }

  private ModelFailure failed(JsonNode error) {
    ModelFailure said = ErrorGrammar.streamed(error);
    boolean mendable = said.remedy() == ModelFailure.Remedy.TRY_AGAIN;
    return mendable && !draft.isEmpty() ? interrupted(said.detail()) : said;
  }

  @Override
  public boolean isComplete() {
    return ended || failure != null;
  }

  @Override
  public ModelResult result() {
    if (failure != null) {
      return new ModelResult.Failed(failure);
    }
    if (!draft.refusal().isEmpty()) {
      return refused("The model declined to answer: " + draft.refusal());
    }
    return switch (finish) {
      case "stop" -> replied(draft.hasCalls() ? StopReason.TOOLS : StopReason.END);
      case "length" -> replied(StopReason.LENGTH);
      case "tool_calls" ->
          draft.hasCalls()
              ? replied(StopReason.TOOLS)
              : new ModelResult.Failed(broken("it announces tool calls and has none"));
      case "content_filter" -> refused("The provider's filter stopped the answer");
      case "" -> new ModelResult.Failed(broken("it does not say why it ended"));
      default -> new ModelResult.Failed(broken("it ended for an unknown reason, " + finish));
    };
  }

  private ModelResult replied(StopReason stop) {
    if (stop == StopReason.TOOLS && !draft.isSound()) {
      return new ModelResult.Failed(broken("it wants a tool without a name"));
    }
    return new ModelResult.Replied(
        new Reply(model, draft.text(), draft.calls(), List.of(), stop, usage(), Origin.MODEL));
  }

  private ModelResult refused(String detail) {
    return new ModelResult.Failed(
        new ModelFailure.Refused(Sentence.of(detail, requestId), usage()));
  }

  private TokenUsage usage() {
    return UsageReport.isPresent(usage)
        ? UsageReport.read(usage, tier)
        : TokenEstimate.of(prompt, draft.written());
  }

  @Override
  public ModelFailure broken(String why) {
    return interrupted("The answer broke off: " + why);
  }

  private ModelFailure interrupted(String detail) {
    return new ModelFailure.Interrupted(Sentence.of(detail, requestId), draft.text(), bill());
  }

  private Billing bill() {
    if (!UsageReport.isPresent(usage)) {
      return new Billing.Unknown(TokenUsage.NONE);
    }
    TokenUsage reported = UsageReport.read(usage, tier);
    return usageIsFinal ? new Billing.Exactly(reported) : new Billing.Unknown(reported);
  }

  @Override
  public ModelFailure refused(AnswerHead head, String body) {
    return ErrorGrammar.answered(head, body, gauge.note(head));
  }
}
