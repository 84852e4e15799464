package io.aios.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.StreamCuts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StreamCutsTest {

  /** All that have an end of their own, which one of them lacks. */
  static List<Fixture> streams() {
    return Fixture.of("openai-responses").stream()
        .filter(fixture -> fixture.kind().equals("rstream"))
        .filter(fixture -> !fixture.name().endsWith("truncated"))
        .toList();
  }

  @Test
  void takesNoCutStreamForAnAnswer() {
    int cuts = 0;
    for (Fixture stream : streams()) {
      cuts += StreamCuts.cutEverywhere(stream.bytes(), StreamCutsTest::reader);
      cuts +=
          StreamCuts.cutEverywhere(
              StreamCuts.withCarriageReturns(stream.bytes()), StreamCutsTest::reader);
    }

    // Each byte of six streams before the end of the event that ends them, with LF and with CRLF.
    assertThat(cuts).isGreaterThan(25_000);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsTheSameWhereverABufferEnds(Fixture stream) {
    StreamCuts.splitEverywhere(stream.bytes(), StreamCutsTest::reader);
    StreamCuts.splitEverywhere(
        StreamCuts.withCarriageReturns(stream.bytes()), StreamCutsTest::reader);
  }

  @Test
  void keepsWhatArrivedOfACutStream() {
    byte[] stream = Fixture.named("openai-responses/responses-stream-text").bytes();

    for (int length = 0; length < stream.length - 2; length++) {
      ModelResult result = StreamCuts.read(reader(), Arrays.copyOf(stream, length), new byte[0]);

      assertThat(result)
          .extracting(failed -> ((ModelResult.Failed) failed).failure())
          .isInstanceOfSatisfying(
              ModelFailure.Interrupted.class,
              cut -> {
                assertThat(cut.received()).isIn("", "Hello", "Hello, wörld!");
                assertThat(cut.bill()).isEqualTo(new Billing.Unknown(TokenUsage.NONE));
              });
    }
  }

  private static ResponseReader reader() {
    return new ResponseReader(Recordings.TERRA, Listener.NONE, Recordings.gauge());
  }
}
