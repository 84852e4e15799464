package io.aios.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.AnswerHead;
import io.aios.llm.http.AnswerIntake;
import io.aios.llm.http.SseEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ResponseReaderTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String USAGE = "'usage': {'input_tokens': 10, 'output_tokens': 5}";

  private static final String HELLO =
      "{'type': 'message', 'content': [{'type': 'output_text', 'text': 'Hello'}]}";

  private final List<Delta> heard = new ArrayList<>();

  private final ResponseReader reader =
      new ResponseReader(Recordings.TERRA, heard::add, Recordings.gauge());

  @Test
  void tellsTheListenerWhatIsWhat() {
    event("{'type': 'response.reasoning_summary_text.delta', 'delta': 'Hm.'}");
    event("{'type': 'response.output_text.delta', 'delta': 'Hi'}");
    event("{'type': 'response.function_call_arguments.delta', 'delta': '{}'}");
    event("{'type': 'response.refusal.delta', 'delta': 'No'}");
    event("{'type': 'response.some_news', 'delta': 7}");

    assertThat(heard)
        .containsExactly(new Delta.Thought("Hm."), new Delta.Written("Hi"), new Delta.Argued("{}"));
  }

  @Test
  void countsEachTokenOnce() {
    assertThat(
            usage(
                """
                'usage': {'input_tokens': 100, 'output_tokens': 7, 'input_tokens_details':
                  {'cached_tokens': 30, 'cache_write_tokens': 20,
                   'cache_write_tokens_details': {'ttl_30m_tokens': 15, 'ttl_12h_tokens': 5}}}\
                """))
        .isEqualTo(new TokenUsage(50, 30, 15, 5, 7));
  }

  @Test
  void takesAWriteForAShortOneIfNothingElseIsSaid() {
    assertThat(
            usage(
                """
                'usage': {'input_tokens': 100, 'output_tokens': 7,
                  'input_tokens_details': {'cached_tokens': null, 'cache_write_tokens': 20}}\
                """))
        .isEqualTo(new TokenUsage(80, 0, 20, 0, 7));
  }

  @Test
  void believesThePartsIfTheyAreMoreThanTheWhole() {
    assertThat(
            usage(
                """
                'usage': {'input_tokens': 10, 'output_tokens': 7,
                  'input_tokens_details': {'cached_tokens': 30, 'cache_write_tokens': 2}}\
                """))
        .isEqualTo(new TokenUsage(0, 30, 2, 0, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "'null', STANDARD",
    "'''default''', STANDARD",
    "'''scale''', STANDARD",
    "'''flex''', FLEX",
    "'''batch''', BATCH",
    "'''priority''', PRIORITY",
    "'''fast''', PRIORITY",
    "'''something new''', PRIORITY"
  })
  void readsTheTierThatServed(String served, ServiceTier tier) {
    assertThat(usage("'service_tier': " + served + ", " + USAGE).tier()).isEqualTo(tier);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'usage': null",
        "'usage': {'input_tokens': 10}",
        "'usage': {'input_tokens': 10, 'output_tokens': -1}",
        "'usage': {'input_tokens': -10, 'output_tokens': 1}",
        "'usage': {'input_tokens': 'ten', 'output_tokens': 1}"
      })
  void takesNoAnswerForAReplyThatCannotBeCharged(String usage) {
    var answer =
        "{'type': 'response.completed', 'response': {'status': 'completed', 'output': [%s], %s}}"
            .formatted(HELLO, usage);

    assertThat(streamed(answer))
        .isInstanceOfSatisfying(
            ModelFailure.Interrupted.class,
            cut -> assertThat(cut.bill()).isEqualTo(new Billing.Unknown(TokenUsage.NONE)));
  }

  @Test
  void readsWhatAGatewayLeavesOutOfTheEnd() {
    event("{'type': 'response.output_item.done', 'item': " + HELLO + "}");
    event(
        "{'type': 'response.completed', 'response': {'status': 'completed', 'output': [], "
            + USAGE
            + "}}");

    assertThat(reply().text()).isEqualTo("Hello");
  }

  @Test
  void passesOverTheMarkOfGateways() {
    reader.event(new SseEvent("message", "[DONE]"));

    assertThat(reader.isComplete()).isFalse();
  }

  @Test
  void keepsTwoMessagesOnLinesOfTheirOwn() {
    whole("'status': 'completed', 'output': [%s, %s], %s".formatted(HELLO, HELLO, USAGE));

    assertThat(reply().text()).isEqualTo("Hello\nHello");
  }

  @Test
  void leavesOutACallThatWasCutOff() {
    String call =
        "{'type': 'function_call', 'call_id': '%s', 'name': 'f', 'arguments': '%s', 'status': '%s'}";
    whole(
        "'status': 'incomplete', 'incomplete_details': {'reason': 'max_output_tokens'}, "
            + "'output': [%s, %s], %s"
                .formatted(
                    call.formatted("1", "", "completed"),
                    call.formatted("2", "{", "incomplete"),
                    USAGE));

    assertThat(reply().stop()).isEqualTo(StopReason.LENGTH);
    assertThat(reply().calls()).hasSize(1).first().hasFieldOrPropertyWithValue("arguments", "{}");
  }

  @Test
  void keepsOnlyReasoningThatCanBeSentBack() {
    whole(
        "'status': 'completed', "
            + "'output': [{'type': 'reasoning', 'id': 'rs_1', 'summary': []},"
            + " {'type': 'reasoning', 'id': 'rs_2', 'encrypted_content': 'x'}, %s], %s"
                .formatted(HELLO, USAGE));

    assertThat(reply().reasoning())
        .singleElement()
        .satisfies(reasoning -> {
          assertThat(reasoning.writer()).isEqualTo(Recordings.TERRA);
          assertThat(reasoning.block())
              .isEqualTo("{\"type\":\"reasoning\",\"id\":\"rs_2\",\"encrypted_content\":\"x\"}");
        });
  }

  @Test
  void takesAnEndForAReasonUnknownForNoReply() {
    whole(
        "'status': 'incomplete', 'incomplete_details': {'reason': 'tired'}, 'output': [%s], %s"
            .formatted(HELLO, USAGE));

    assertThat(failure())
        .isEqualTo(
            new ModelFailure.Interrupted(
                "The answer ended early: tired",
                "Hello",
                new Billing.Exactly(TokenUsage.of(10, 5))));
  }

  @Test
  void billsWhatAFailedResponseUsed() {
    whole("'status': 'failed', 'error': {'code': 'server_error', 'message': 'Oh.'}, " + USAGE);

    assertThat(failure())
        .isInstanceOfSatisfying(
            ModelFailure.Interrupted.class,
            broken ->
                assertThat(broken.bill()).isEqualTo(new Billing.Exactly(TokenUsage.of(10, 5))));
  }

  @Test
  void billsWhatAPolicyForbade() {
    whole("'status': 'failed', 'error': {'code': 'bio_policy', 'message': 'No.'}, " + USAGE);

    assertThat(failure().billing()).isEqualTo(new Billing.Exactly(TokenUsage.of(10, 5)));
    assertThat(failure()).isInstanceOf(ModelFailure.Refused.class);
  }

  @Test
  void interruptsWhatHadBegunWhenARateLimitCame() {
    reader.head(new AnswerHead(200, Map.of("x-request-id", List.of("req_1"))));
    event("{'type': 'response.output_text.delta', 'delta': 'Once'}");
    event("{'type': 'error', 'code': 'rate_limit_exceeded', 'message': 'Slower.'}");

    assertThat(failure())
        .isEqualTo(
            new ModelFailure.Interrupted(
                "The provider gave up its answer (rate_limit_exceeded): Slower. [req_1]",
                "Once",
                new Billing.Unknown(TokenUsage.NONE)));
  }

  @Test
  void doesNotTryAgainWithoutMoneyWhateverHadBegun() {
    event("{'type': 'response.output_text.delta', 'delta': 'Once'}");
    event("{'type': 'error', 'error': {'code': 'insufficient_quota', 'message': 'Pay.'}}");

    assertThat(failure()).isInstanceOf(ModelFailure.QuotaExhausted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"in_progress", "queued", "cancelled", "done"})
  void takesNoOtherStatusForAnEnd(String status) {
    assertThat(
            streamed(
                "{'type': 'response.completed', 'response': {'status': '%s', 'output': [%s], %s}}"
                    .formatted(status, HELLO, USAGE)))
        .isInstanceOf(ModelFailure.Interrupted.class);
  }

  private void event(String json) {
    reader.event(new SseEvent("message", json.replace('\'', '"')));
  }

  private void whole(String fields) {
    reader.whole(JSON.readTree("{" + fields.replace('\'', '"') + "}"));
  }

  private TokenUsage usage(String fields) {
    whole("'status': 'completed', 'output': [" + HELLO + "], " + fields);
    return reply().usage();
  }

  /** What a stream of this one event amounts to, which is no reply. */
  private ModelFailure streamed(String json) {
    var intake = new AnswerIntake(reader, 10_000);
    intake.take(("data: " + json.replace('\'', '"') + "\n\n").getBytes(StandardCharsets.UTF_8));
    return ((ModelResult.Failed) intake.end("the end")).failure();
  }

  private Reply reply() {
    assertThat(reader.isComplete()).isTrue();
    return ((ModelResult.Replied) reader.result()).reply();
  }

  private ModelFailure failure() {
    assertThat(reader.isComplete()).isTrue();
    return ((ModelResult.Failed) reader.result()).failure();
  }
}
