package io.aios.llm.compatible;

import static io.aios.llm.compatible.Streamed.DONE;
import static io.aios.llm.compatible.Streamed.HELLO;
import static io.aios.llm.compatible.Streamed.STOP;
import static io.aios.llm.compatible.Streamed.delta;
import static io.aios.llm.compatible.Streamed.failure;
import static io.aios.llm.compatible.Streamed.read;
import static io.aios.llm.compatible.Streamed.reply;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Delta;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatReaderTest {

  private static final String USAGE =
      "{'choices':[],'usage':{'prompt_tokens':100,'completion_tokens':7,"
          + "'prompt_tokens_details':{'cached_tokens':60,'cache_write_tokens':30}}}";

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
        "{'choices':[],'usage':{'prompt_tokens':9}}",
        "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':-1}}",
        "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':1.5}}",
        "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':9000000000000000000}}",
        "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':1e99}}",
        "{'choices':[],'usage':{'prompt_tokens':9,'completion_tokens':1,"
            + "'prompt_tokens_details':{'cached_tokens':-5}}}",
      })
  void estimatesUsageThatIsNotReportedOrCannotBe(String last) {
    // "Be brief." and "Say hello." have 19 bytes, "Hello" has five.
    assertThat(reply(read(HELLO, STOP, last, DONE)).usage())
        .isEqualTo(TokenUsage.of(10, 3).asEstimate());
  }

  @Test
  void estimatesNoLongerReplyThanWasAllowed() {
    String novel = delta("{'content':'" + "word ".repeat(1000) + "'}");

    assertThat(reply(read(novel, STOP, DONE)).usage().output())
        .isEqualTo(Cast.greeting().maxOutputTokens());
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
}
