package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatReaderTest {

  private static final String HELLO = delta("{'content':'Hello'}");
  private static final String STOP = "{'choices':[{'delta':{},'finish_reason':'stop'}]}";
  private static final String USAGE =
      "{'choices':[],'usage':{'prompt_tokens':100,'completion_tokens':7,"
          + "'prompt_tokens_details':{'cached_tokens':60,'cache_write_tokens':30}}}";
  private static final String DONE = "[DONE]";

  @Test
  void tellsReasoningFromText() {
    List<Delta> heard = new ArrayList<>();

    ModelResult result =
        read(
            heard::add,
            delta("{'reasoning_content':'Hm','reasoning':'Hm'}"),
            delta("{'reasoning_content':'m.'}"),
            HELLO,
            STOP,
            DONE);

    assertThat(heard)
        .containsExactly(
            new Delta.Thought("Hm"), new Delta.Thought("m."), new Delta.Written("Hello"));
    assertThat(reply(result).text()).isEqualTo("Hello");
  }

  @Test
  void takesCachedAndWrittenTokensOutOfThePrompt() {
    assertThat(reply(read(HELLO, STOP, USAGE, DONE)).usage())
        .isEqualTo(new TokenUsage(10, 60, 30, 0, 7));
  }

  @Test
  void neverCountsBelowZeroWhenAGatewayLeavesCachedTokensOutOfTheSum() {
    String odd = USAGE.replace("'prompt_tokens':100", "'prompt_tokens':10");

    assertThat(reply(read(HELLO, STOP, odd, DONE)).usage())
        .isEqualTo(new TokenUsage(0, 60, 30, 0, 7));
  }

  @ParameterizedTest
  @CsvSource({
    "default, STANDARD",
    "standard, STANDARD",
    "flex, FLEX",
    "batch, BATCH",
    "priority, PRIORITY",
    "fast, PRIORITY",
    "on_demand, STANDARD",
  })
  void knowsTheTierThatServed(String named, ServiceTier tier) {
    String usage = USAGE.replace("'choices':[]", "'choices':[],'service_tier':'" + named + "'");

    assertThat(reply(read(HELLO, STOP, usage, DONE)).usage().tier()).isEqualTo(tier);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'choices':[]}",
        "{'choices':[],'usage':null}",
        "{'choices':[],'usage':{'prompt_tokens':0,'completion_tokens':0}}",
      })
  void estimatesUsageThatIsNotReported(String last) {
    // "Be brief." and "Say hello." have 19 bytes, "Hello" has five.
    assertThat(reply(read(HELLO, STOP, last, DONE)).usage()).isEqualTo(TokenUsage.of(10, 3));
  }

  @Test
  void estimatesNoLongerReplyThanWasAllowed() {
    String novel = delta("{'content':'" + "word ".repeat(1000) + "'}");

    assertThat(reply(read(novel, STOP, DONE)).usage().output())
        .isEqualTo(Cast.greeting().maxOutputTokens());
  }

  @Test
  void wantsToolsEvenIfTheServerSaysThatItStopped() {
    Reply reply = reply(read(call(0, "a", "look", "{}"), STOP, USAGE, DONE));

    assertThat(reply.stop()).isEqualTo(StopReason.TOOLS);
    assertThat(reply.calls()).containsExactly(new ToolCall("a", "look", "{}"));
  }

  @Test
  void keepsCallsApartThatShareAnIndex() {
    Reply reply =
        reply(
            read(
                call(0, "a", "look", "{'x':"),
                delta("{'tool_calls':[{'index':0,'function':{'arguments':'1}'}}]}"),
                call(0, "b", "look", "{}"),
                STOP,
                DONE));

    assertThat(reply.calls()).extracting(ToolCall::id).containsExactly("a", "b");
    assertThat(reply.calls().getFirst().arguments()).isEqualTo("{'x':1}");
  }

  @Test
  void namesCallsThatHaveNoIdAndFillsInMissingArguments() {
    Reply reply =
        reply(
            read(
                delta("{'tool_calls':[{'function':{'name':'look'}},{'function':{'name':'go'}}]}"),
                STOP,
                DONE));

    assertThat(reply.calls())
        .containsExactly(new ToolCall("call_0", "look", "{}"), new ToolCall("call_1", "go", "{}"));
  }

  @Test
  void readsArgumentsThatAreNoText() {
    Reply reply =
        reply(
            read(
                delta("{'tool_calls':[{'id':'a','function':{'name':'n','arguments':{'x':1}}}]}"),
                STOP,
                DONE));

    assertThat(reply.calls()).containsExactly(new ToolCall("a", "n", "{\"x\":1}"));
  }

  @Test
  void refusesToCollectCallsWithoutEnd() {
    String[] many =
        Stream.concat(
                Stream.iterate(0, index -> index + 1)
                    .limit(129)
                    .map(i -> call(i, "c" + i, "n", "")),
                Stream.of(STOP, DONE))
            .toArray(String[]::new);

    assertThat(failure(read(many))).isInstanceOf(ModelFailure.Interrupted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abort", "insufficient_system_resource", "tool_calls"})
  void isBrokenByAnEndThatMakesNoSense(String finish) {
    ModelFailure failure = failure(read(HELLO, STOP.replace("stop", finish), USAGE, DONE));

    assertThat(failure).isInstanceOf(ModelFailure.Interrupted.class);
    assertThat(failure.billing()).isEqualTo(new Billing.Exactly(new TokenUsage(10, 60, 30, 0, 7)));
  }

  @Test
  void isBrokenWithoutTheEndOfTheStream() {
    var interrupted = (ModelFailure.Interrupted) failure(read(HELLO, STOP));

    assertThat(interrupted.received()).isEqualTo("Hello");
    assertThat(interrupted.bill()).isEqualTo(new Billing.Unknown(TokenUsage.NONE));
  }

  @Test
  void billsExactlyWhatWasReportedBeforeTheStreamBroke() {
    assertThat(failure(read(HELLO, STOP, USAGE)).billing())
        .isEqualTo(new Billing.Exactly(new TokenUsage(10, 60, 30, 0, 7)));
  }

  @Test
  void takesUsageInMidStreamForALowerBound() {
    String running =
        HELLO.replace("'choices'", "'usage':{'prompt_tokens':9,'completion_tokens':1},'choices'");

    assertThat(failure(read(running)).billing())
        .isEqualTo(new Billing.Unknown(TokenUsage.of(9, 1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':{'type':'server_error','message':'m'}} | Overloaded",
        "{'error':{'code':'rate_limit_exceeded','message':'m'}} | RateLimited",
        "{'error':{'code':429,'message':'m'}} | RateLimited",
        "{'error':'out of memory'} | Overloaded",
        "{'object':'error','code':400,'message':'m'} | Rejected",
        "{'error':{'type':'insufficient_quota','message':'m'}} | QuotaExhausted",
      })
  void namesAnErrorBeforeTheFirstWord(String error, String failure) {
    ModelFailure found = failure(read(delta("{'role':'assistant','content':''}"), error));

    assertThat(found.getClass().getSimpleName()).isEqualTo(failure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':{'type':'server_error','message':'m'}} | Interrupted",
        "{'error':{'code':'rate_limit_exceeded','message':'m'}} | Interrupted",
        "{'error':{'type':'insufficient_quota','message':'m'}} | QuotaExhausted",
      })
  void isInterruptedByAnErrorAfterTheFirstWord(String error, String failure) {
    ModelFailure found = failure(read(HELLO, error));

    assertThat(found.getClass().getSimpleName()).isEqualTo(failure);
  }

  @Test
  void discardsWhatWasWrittenBeforeARefusal() {
    ModelFailure failure =
        failure(read(HELLO, delta("{'refusal':'I cannot.'}"), STOP, USAGE, DONE));

    assertThat(failure)
        .isEqualTo(
            new ModelFailure.Refused(
                "The model declined to answer: I cannot.", new TokenUsage(10, 60, 30, 0, 7)));
  }

  @Test
  void cutsWhatItQuotes() {
    String endless = delta("{'refusal':'" + "no ".repeat(1000) + "'}");

    assertThat(failure(read(endless, STOP, DONE)).detail()).hasSize(500);
  }

  @Test
  void readsADocumentWithAnErrorInItAsAFailure() {
    ModelResult result =
        Cast.provider(
                Dialect.GENERIC,
                Replay.document(200, "{\"error\":{\"message\":\"m\",\"code\":502}}"))
            .complete(Cast.model("any"), Cast.greeting(), Listener.NONE);

    assertThat(failure(result)).isInstanceOf(ModelFailure.Overloaded.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "{\"choices\":[]}", "{\"models\":[]}"})
  void isBrokenByADocumentThatIsNoCompletion(String document) {
    ModelResult result =
        Cast.provider(Dialect.GENERIC, Replay.document(200, document))
            .complete(Cast.model("any"), Cast.greeting(), Listener.NONE);

    assertThat(failure(result)).isInstanceOf(ModelFailure.Interrupted.class);
  }

  @Test
  void readsContentInParts() {
    assertThat(
            reply(
                    read(
                        delta(
                            "{'content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]}"),
                        STOP,
                        DONE))
                .text())
        .isEqualTo("ab");
  }

  private static String delta(String delta) {
    return "{'choices':[{'index':0,'delta':" + delta + ",'finish_reason':null}]}";
  }

  private static String call(int index, String id, String name, String arguments) {
    return delta(
        "{'tool_calls':[{'index':%d,'id':'%s','function':{'name':'%s','arguments':\"%s\"}}]}"
            .formatted(index, id, name, arguments));
  }

  private static ModelResult read(String... data) {
    return read(Listener.NONE, data);
  }

  private static ModelResult read(Listener listener, String... data) {
    String stream =
        Stream.of(data).map(line -> "data: " + json(line) + "\n\n").collect(Collectors.joining());
    return Cast.provider(Dialect.GENERIC, Replay.stream(stream))
        .complete(Cast.model("any"), Cast.greeting(), listener);
  }

  /** Quotes are single for legibility; within double ones they stay. */
  private static String json(String line) {
    var json = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < line.length(); i++) {
      char letter = line.charAt(i);
      inside ^= letter == '"';
      json.append(letter == '\'' && !inside ? '"' : letter);
    }
    return json.toString();
  }

  private static Reply reply(ModelResult result) {
    assertThat(result).isInstanceOf(ModelResult.Replied.class);
    return ((ModelResult.Replied) result).reply();
  }

  private static ModelFailure failure(ModelResult result) {
    assertThat(result).isInstanceOf(ModelResult.Failed.class);
    return ((ModelResult.Failed) result).failure();
  }
}
