package io.aios.llm.claude;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.ModelResult.Failed;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.StreamCuts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream is complete with its terminal event and not a byte earlier. */
class StreamCutTest {

  private static final List<String> COMPLETE =
      List.of(
          "messages-stream-text",
          "messages-stream-thinking-tool-use",
          "messages-stream-refusal",
          "messages-stream-error-overloaded");

  @Test
  void takesNoPartForAnAnswer() {
    int cuts = 0;
    for (String name : COMPLETE) {
      byte[] stream = stream(name);
      cuts += StreamCuts.cutEverywhere(stream, ClaudeCast::reader);
      cuts += StreamCuts.cutEverywhere(StreamCuts.withCarriageReturns(stream), ClaudeCast::reader);
    }

    assertThat(cuts).isGreaterThan(13_000);
  }

  @Test
  void takesTheWholeOfACutStreamForNoAnswer() {
    byte[] stream = stream("messages-stream-truncated");

    for (int length = 0; length <= stream.length; length++) {
      assertThat(interrupted(stream, length).bill()).isInstanceOf(Billing.Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages-stream-text",
        "messages-stream-thinking-tool-use",
        "messages-stream-refusal",
        "messages-stream-error-overloaded",
        "messages-stream-truncated"
      })
  void doesNotCareWhereBuffersEnd(String name) {
    byte[] stream = stream(name);

    StreamCuts.splitEverywhere(stream, ClaudeCast::reader);
    StreamCuts.splitEverywhere(StreamCuts.withCarriageReturns(stream), ClaudeCast::reader);
  }

  @Test
  void saysWhatACutStreamMayCost() {
    byte[] stream = stream("messages-stream-thinking-tool-use");
    int begun = endOfEvent(stream, "message_start");
    int ended = endOfEvent(stream, "message_delta");
    int stopped = endOfEvent(stream, "message_stop");

    assertThat(begun).isPositive();
    for (int length = 0; length < stopped; length++) {
      Billing expected =
          length < begun
              ? new Billing.Unknown(TokenUsage.NONE)
              : length < ended
                  ? new Billing.Unknown(new TokenUsage(498, 1200, 0, 0, 3))
                  : new Billing.Exactly(new TokenUsage(498, 1200, 0, 0, 121));
      assertThat(interrupted(stream, length).bill())
          .describedAs("cut after %d bytes", length)
          .isEqualTo(expected);
    }
  }

  @Test
  void keepsTheTextThatArrived() {
    byte[] stream = stream("messages-stream-text");
    String longest = "";
    for (int length = 0; length < endOfEvent(stream, "message_stop"); length++) {
      String received = interrupted(stream, length).received();
      assertThat("Hello, wörld!").startsWith(received);
      assertThat(received).startsWith(longest);
      longest = received;
    }

    assertThat(longest).isEqualTo("Hello, wörld!");
  }

  private static ModelFailure.Interrupted interrupted(byte[] stream, int length) {
    ModelResult result =
        StreamCuts.read(ClaudeCast.reader(), Arrays.copyOf(stream, length), new byte[0]);
    return (ModelFailure.Interrupted) ((Failed) result).failure();
  }

  private static byte[] stream(String name) {
    return Fixture.named("anthropic/" + name).bytes();
  }

  /** Number of bytes up to the empty line that ends the event. */
  private static int endOfEvent(byte[] stream, String event) {
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    return text.indexOf("\n\n", text.indexOf("event: " + event)) + 2;
  }
}
