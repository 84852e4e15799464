package io.aios.llm.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the HTML standard, "Interpreting an event stream". */
class SseDecoderTest {

  private static final int AMPLE = 1_000;

  /** Every rule at once, with characters of one to four bytes. */
  private static final String STREAM =
      "\ufeffevent: first\ndata: a\u00fc\ndata:  \u20ac\n\n: comment\n\nid: 7\nretry: 10\n"
          + "data\n\ndata:\ud83d\ude00:\n\nevent: nothing\n\ndata: last\n\ndata: cut";

  private static final List<SseEvent> EVENTS =
      List.of(
          new SseEvent("first", "a\u00fc\n \u20ac"),
          new SseEvent("message", ""),
          new SseEvent("message", "\ud83d\ude00:"),
          new SseEvent("message", "last"));

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsTheSameWithAllLineEndsAndBorders(String lineEnd) {
    byte[] stream = STREAM.replace("\n", lineEnd).getBytes(UTF_8);

    assertThat(decode(stream)).isEqualTo(EVENTS);
    for (int border = 0; border <= stream.length; border++) {
      assertThat(
              decode(
                  Arrays.copyOf(stream, border), Arrays.copyOfRange(stream, border, stream.length)))
          .describedAs("border at byte %d", border)
          .isEqualTo(EVENTS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void readsOneByteAfterTheOther(String lineEnd) {
    byte[] stream = STREAM.replace("\n", lineEnd).getBytes(UTF_8);
    byte[][] units = new byte[stream.length][];
    for (int index = 0; index < stream.length; index++) {
      units[index] = new byte[] {stream[index]};
    }

    assertThat(decode(units)).isEqualTo(EVENTS);
  }

  @Test
  void readsLineEndsThatDiffer() {
    assertThat(decode("data: a\r\ndata: b\rdata: c\n\r\ndata: d\n\rdata: e\r\r"))
        .containsExactly(
            new SseEvent("message", "a\nb\nc"),
            new SseEvent("message", "d"),
            new SseEvent("message", "e"));
  }

  @Test
  void takesNoPartForAnEvent() {
    assertThat(decode("data: a")).isEmpty();
    assertThat(decode("data: a\n")).isEmpty();
    assertThat(decode("data: a\r\n")).isEmpty();
    assertThat(decode("data: a\r\n\r")).hasSize(1);
  }

  @Test
  void dropsOnlyOneSpaceAndOnlyTheFirstByteOrderMark() {
    assertThat(decode("data:a\n\ndata: a\n\ndata:  a\n\ndata:\ta\n\n\ufeffdata: a\n\n"))
        .extracting(SseEvent::data)
        .containsExactly("a", "a", " a", "\ta");
  }

  @Test
  void knowsFieldsByTheirWholeName() {
    assertThat(decode("Data: a\n data: b\ndatax: c\nevent\ndata: d\n\n"))
        .containsExactly(new SseEvent("message", "d"));
  }

  @Test
  void forgetsTheNameOfAnEventWithoutData() {
    assertThat(decode("event: a\n\ndata: b\n\n")).containsExactly(new SseEvent("message", "b"));
    assertThat(decode("event: a\nevent: b\ndata: c\n\n")).containsExactly(new SseEvent("b", "c"));
  }

  @Test
  void replacesBytesThatAreNoText() {
    byte[] stream = "data: a?b\n\n".getBytes(UTF_8);
    stream[7] = (byte) 0xff;

    assertThat(decode(stream)).containsExactly(new SseEvent("message", "a\ufffdb"));
  }

  @Test
  void readsALineUpToTheLimit() {
    String longest = "data: " + "x".repeat(AMPLE - 6);

    assertThat(decode(longest + "\n\n" + longest + "\n\n")).hasSize(2);
    assertThatThrownBy(() -> decode(longest + "x"))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("a line of the stream has more than 1000 bytes");
  }

  @Test
  void countsTheLimitOfALineInBytes() {
    assertThatThrownBy(() -> decode(":" + "\u20ac".repeat(AMPLE / 2)))
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void limitsAnEventOfManyLines() {
    assertThatThrownBy(() -> decode("data: 12345\n".repeat(AMPLE)))
        .isInstanceOf(LimitExceededException.class)
        .hasMessage("an event of the stream has more than 1000 characters");
    assertThatThrownBy(() -> decode("data\n".repeat(AMPLE + 2)))
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void readsCommentsWithoutEnd() {
    assertThat(decode(": ping\n\n".repeat(AMPLE) + "data: a\n\n")).hasSize(1);
  }

  private static List<SseEvent> decode(String stream) {
    return decode(stream.getBytes(UTF_8));
  }

  private static List<SseEvent> decode(byte[]... pieces) {
    var decoder = new SseDecoder(AMPLE);
    List<SseEvent> events = new ArrayList<>();
    for (byte[] piece : pieces) {
      events.addAll(decoder.feed(piece));
    }
    return events;
  }
}
