package io.aios.llm.compatible;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import io.aios.llm.http.Fixture;
import io.aios.llm.http.Gauge;
import io.aios.llm.http.StreamCuts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Complete streams, cut and split at every byte. */
class CompatibleStreamsTest {

  private static final List<String> STREAMS =
      List.of(
          "openai-chat/chat-stream-text",
          "openai-chat/chat-stream-tool-call",
          "openai-chat/chat-stream-no-usage",
          "openai-chat/chat-stream-content-filter",
          "openai-compatible/ollama-stream-reasoning-usage",
          "openai-compatible/vllm-stream-continuous-usage");

  /** Every stream twice, the second time with CRLF. */
  static List<byte[]> streams() {
    return STREAMS.stream()
        .map(name -> Fixture.named(name).bytes())
        .flatMap(plain -> Stream.of(plain, StreamCuts.withCarriageReturns(plain)))
        .toList();
  }

  @Test
  void takesNoPartOfAStreamForAnAnswer() {
    int cuts =
        streams().stream()
            .mapToInt(stream -> StreamCuts.cutEverywhere(stream, CompatibleStreamsTest::reader))
            .sum();

    assertThat(cuts).isGreaterThan(15_000);
  }

  @ParameterizedTest
  @MethodSource("streams")
  void readsTheSameWhereverABorderLies(byte[] stream) {
    StreamCuts.splitEverywhere(stream, CompatibleStreamsTest::reader);
  }

  @Test
  void billsExactlyWhenOnlyTheEndIsMissing() {
    String stream = text("openai-chat/chat-stream-text");
    byte[] cut = upTo(stream, "data: [DONE]");

    assertThat(interruption(cut).received()).isEqualTo("Hello, wörld!");
    assertThat(interruption(cut).bill())
        .isEqualTo(new ModelFailure.Billing.Exactly(TokenUsage.of(14, 6)));
  }

  @Test
  void billsAtLeastWhatARunningCountSaid() {
    byte[] cut = upTo(text("openai-compatible/vllm-stream-continuous-usage"), "data: [DONE]");
    byte[] earlier =
        upTo(
            text("openai-compatible/vllm-stream-continuous-usage"),
            "data: {\"id\":\"chatcmpl-fixturevllm02\",\"object\":\"chat.completion.chunk\","
                + "\"created\":1795370400,\"model\":\"Qwen/Qwen3-8B\",\"choices\":[{\"index\":0,"
                + "\"delta\":{\"content\":\"\"},\"logprobs\":null,\"finish_reason\":\"stop\"}]");

    assertThat(interruption(cut).bill())
        .isEqualTo(new ModelFailure.Billing.Exactly(TokenUsage.of(22, 3)));
    assertThat(interruption(earlier).bill())
        .isEqualTo(new ModelFailure.Billing.Unknown(TokenUsage.of(22, 2)));
  }

  private static ModelFailure.Interrupted interruption(byte[] cut) {
    ModelResult result = StreamCuts.read(reader(), cut, new byte[0]);
    return (ModelFailure.Interrupted) ((ModelResult.Failed) result).failure();
  }

  private static ChatReader reader() {
    return new ChatReader(
        Cast.model("any"),
        Cast.greeting(),
        Listener.NONE,
        new Gauge(ErrorGrammar.RATES, Cast.CLOCK));
  }

  private static String text(String fixture) {
    return new String(Fixture.named(fixture).bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] upTo(String stream, String end) {
    assertThat(stream).contains(end);
    return stream.substring(0, stream.indexOf(end)).getBytes(StandardCharsets.UTF_8);
  }
}
