package io.aios.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.ModelResult.Failed;
import io.aios.llm.ModelResult.Replied;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.llm.http.MalformedAnswerException;
import io.aios.llm.http.StreamCuts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a stream may contain beyond the recorded ones. */
class ClaudeReaderTest {

  private static final String START =
      """
      {"type":"message_start","message":{"usage":{"input_tokens":7,"output_tokens":1}}}
      """;
  private static final String TEXT =
      """
      {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hi"}}
      """;
  private static final String END =
      """
      {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":5}}
      """;
  private static final String STOP = "{\"type\":\"message_stop\"}";

  private final Heard heard = new Heard();

  @Test
  void leavesOutWhatIsNotKnownYet() {
    Reply reply =
        reply(
            "{\"type\":\"weather_report\"}",
            START,
            """
            {"type":"content_block_start","index":0,"content_block":{"type":"hologram","x":1}}
            """,
            """
            {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"no"}}
            """,
            TEXT.replace("\"index\":0", "\"index\":1"),
            """
            {"type":"content_block_delta","index":1,"delta":{"type":"scent_delta","scent":"rose"}}
            """,
            END,
            STOP);

    assertThat(reply.text()).isEqualTo("Hi");
    assertThat(reply.usage()).isEqualTo(TokenUsage.of(7, 5));
  }

  @Test
  void keepsThinkingAsItWouldStandInAWholeAnswer() {
    Reply reply =
        reply(
            START,
            """
            {"type":"content_block_start","index":0,
             "content_block":{"type":"thinking","thinking":"","signature":""}}
            """,
            """
            {"type":"content_block_delta","index":0,
             "delta":{"type":"thinking_delta","thinking":"Let me"}}
            """,
            """
            {"type":"content_block_delta","index":0,
             "delta":{"type":"thinking_delta","thinking":" see."}}
            """,
            """
            {"type":"content_block_delta","index":0,
             "delta":{"type":"signature_delta","signature":"S=="}}
            """,
            """
            {"type":"content_block_start","index":1,
             "content_block":{"type":"redacted_thinking","data":"xyz"}}
            """,
            END,
            STOP);

    assertThat(reply.reasoning()).allMatch(each -> each.writer().equals(ClaudeCast.SONNET));
    assertThat(reply.reasoning())
        .extracting(each -> each.block())
        .containsExactly(
            "{\"type\":\"thinking\",\"thinking\":\"Let me see.\",\"signature\":\"S==\"}",
            "{\"type\":\"redacted_thinking\",\"data\":\"xyz\"}");
    assertThat(heard.thought()).isEqualTo("Let me see.");
    assertThat(heard.written()).isEmpty();
  }

  @Test
  void leavesOutThinkingThatWasCutOffBeforeItsSignature() {
    Reply reply =
        reply(
            START,
            """
            {"type":"content_block_start","index":0,
             "content_block":{"type":"thinking","thinking":"Let me","signature":""}}
            """,
            END.replace("end_turn", "max_tokens"),
            STOP);

    assertThat(reply.stop()).isEqualTo(StopReason.LENGTH);
    assertThat(reply.reasoning()).isEmpty();
  }

  @Test
  void isBrokenIfItAnnouncesCallsAndHasNone() {
    assertThat(failure(START, TEXT, END.replace("end_turn", "tool_use"), STOP))
        .isEqualTo(
            new ModelFailure.Interrupted(
                "The answer of anthropic/claude-sonnet-5-5 broke off:"
                    + " it announces tool calls and has none",
                "Hi",
                new Billing.Exactly(TokenUsage.of(7, 5))));
  }

  @Test
  void readsACallWithoutArgumentsAsAnEmptyObject() {
    String use =
        """
        {"type":"content_block_start","index":%d,
         "content_block":{"type":"tool_use","id":"t%d","name":"now","input":{}}}
        """;

    Reply reply =
        reply(
            START,
            use.formatted(0, 0),
            use.formatted(1, 1),
            """
            {"type":"content_block_delta","index":1,
             "delta":{"type":"input_json_delta","partial_json":""}}
            """,
            END.replace("end_turn", "tool_use"),
            STOP);

    assertThat(reply.calls())
        .containsExactly(new ToolCall("t0", "now", "{}"), new ToolCall("t1", "now", "{}"));
    assertThat(reply.stop()).isEqualTo(StopReason.TOOLS);
  }

  @Test
  void keepsACountThatALaterEventLeavesOut() {
    Reply reply =
        reply(
            """
            {"type":"message_start","message":{"usage":{
              "input_tokens":7,"cache_read_input_tokens":70,"cache_creation_input_tokens":30,
              "cache_creation":{"ephemeral_5m_input_tokens":10,"ephemeral_1h_input_tokens":20},
              "output_tokens":1,"service_tier":"priority"}}}
            """,
            """
            {"type":"message_delta","delta":{"stop_reason":null},"usage":{"output_tokens":3}}
            """,
            """
            {"type":"message_delta","delta":{"stop_reason":"end_turn"},
             "usage":{"input_tokens":null,"cache_read_input_tokens":null,"output_tokens":5}}
            """,
            STOP);

    assertThat(reply.usage()).isEqualTo(new TokenUsage(7, 70, 10, 20, 5, ServiceTier.PRIORITY));
  }

  @Test
  void countsUnexplainedCacheWritesAsOfTheTimeThatWasAskedFor() {
    String body =
        """
        {"type":"message","content":[],"stop_reason":"end_turn","usage":{"input_tokens":1,
         "cache_creation_input_tokens":9,"cache_creation":null,"output_tokens":2}}
        """;

    assertThat(usage(body, CacheTtl.FIVE_MINUTES)).isEqualTo(new TokenUsage(1, 0, 9, 0, 2));
    assertThat(usage(body, CacheTtl.ONE_HOUR)).isEqualTo(new TokenUsage(1, 0, 0, 9, 2));
  }

  @Test
  void neverTakesAnUnknownStopForSuccess() {
    ModelFailure failure = failure(START, TEXT, END.replace("end_turn", "tired"), STOP);

    assertThat(failure)
        .isInstanceOfSatisfying(
            ModelFailure.Interrupted.class,
            cut -> {
              assertThat(cut.detail()).contains("tired");
              assertThat(cut.received()).isEqualTo("Hi");
              assertThat(cut.bill()).isEqualTo(new Billing.Exactly(TokenUsage.of(7, 5)));
            });
  }

  @Test
  void takesAnErrorBeforeTheMessageForAStatus() {
    assertThat(failure(error("overloaded_error", ""))).isInstanceOf(ModelFailure.Overloaded.class);
    assertThat(failure(error("rate_limit_error", ""))).isInstanceOf(ModelFailure.RateLimited.class);
  }

  @Test
  void takesAnErrorWithinTheMessageForACut() {
    assertThat(failure(START, TEXT, error("rate_limit_error", "")))
        .isInstanceOfSatisfying(
            ModelFailure.Interrupted.class,
            cut -> assertThat(cut.bill()).isEqualTo(new Billing.Unknown(TokenUsage.of(7, 1))));
  }

  @Test
  void knowsASpendCapWithinTheMessage() {
    assertThat(failure(START, TEXT, error("rate_limit_error", "enforced_spend_limit_reached")))
        .isInstanceOf(ModelFailure.QuotaExhausted.class);
  }

  @Test
  void readsAnErrorThatCameWithStatus200() {
    ClaudeReader reader = ClaudeCast.reader();

    reader.whole(new JsonMapper().readTree(error("overloaded_error", "")));

    assertThat(((Failed) reader.result()).failure()).isInstanceOf(ModelFailure.Overloaded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"message_stop\"}",
        "{\"type\":\"message_start\",\"message\":{}}",
        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}",
        "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":-1}}",
        "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"output_tokens\":1e300}}",
        "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"input_tokens\":\"7\"}}",
        "{\"type\":\"content_block_delta\",\"index\":9,\"delta\":{\"type\":\"text_delta\"}}",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\"}}",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
            + "{\"type\":\"input_json_delta\",\"partial_json\":\"{\"}}",
        "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\"}}",
        "{\"type\":\"content_block_start\",\"index\":5,\"content_block\":{\"type\":\"tool_use\"}}",
        "not JSON"
      })
  void breaksOffWhereTheInterfaceIsNotKept(String event) {
    assertThat(failure(START, TEXT, event, END, STOP))
        .isInstanceOfSatisfying(
            ModelFailure.Interrupted.class, cut -> assertThat(cut.received()).isEqualTo("Hi"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\"}",
        "{\"type\":\"message\",\"content\":[],\"stop_reason\":null,"
            + "\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}"
      })
  void takesNoOtherDocumentForAnAnswer(String body) {
    ClaudeReader reader = ClaudeCast.reader();

    assertThatThrownBy(() -> reader.whole(new JsonMapper().readTree(body)))
        .isInstanceOf(MalformedAnswerException.class);
    assertThat(reader.isComplete()).isFalse();
    assertThat(reader.broken("it is over")).isInstanceOf(ModelFailure.Interrupted.class);
  }

  private static String error(String type, String code) {
    return """
    {"type":"error","error":{"type":"%s","message":"M","details":{"error_code":"%s"}}}
    """
        .formatted(type, code);
  }

  private static TokenUsage usage(String body, CacheTtl asked) {
    var message = new Assembly(ClaudeCast.SONNET, asked, Listener.NONE);
    var reader = new ClaudeReader(message, ClaudeCast.gauge());
    reader.whole(new JsonMapper().readTree(body));
    return ((Replied) reader.result()).reply().usage();
  }

  private Reply reply(String... events) {
    ModelResult result = read(events);
    assertThat(result).isInstanceOf(Replied.class);
    return ((Replied) result).reply();
  }

  private ModelFailure failure(String... events) {
    ModelResult result = read(events);
    assertThat(result).isInstanceOf(Failed.class);
    return ((Failed) result).failure();
  }

  private ModelResult read(String... events) {
    String stream =
        Arrays.stream(events)
            .map(event -> "data: " + event.strip().replace("\n", "\ndata: ") + "\n\n")
            .collect(Collectors.joining());
    return StreamCuts.read(
        ClaudeCast.reader(ClaudeCast.SONNET, heard),
        stream.getBytes(StandardCharsets.UTF_8),
        new byte[0]);
  }
}
