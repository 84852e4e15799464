package io.aios.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.llm.ModelFailure;
import io.aios.llm.ModelResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/** What every reader of streams has to stand: cuts and borders at every byte. */
public final class StreamCuts {

  private static final int LONGEST = 1024 * 1024;

  private StreamCuts() {}

  /** The result of a stream that arrives in two pieces. */
  public static ModelResult read(AnswerReader reader, byte[] first, byte[] second) {
    var intake = new AnswerIntake(reader, LONGEST);
    if (intake.take(first)) {
      intake.take(second);
    }
    return intake.end("the connection was closed");
  }

  /**
   * Cuts a complete stream after every byte before its terminal event has ended, and asserts that
   * none of the parts is taken for an answer.
   *
   * @return how many cuts were made
   */
  public static int cutEverywhere(byte[] stream, Supplier<? extends AnswerReader> readers) {
    int end = endOf(stream, readers);
    for (int length = 0; length < end; length++) {
      ModelResult result = read(readers.get(), Arrays.copyOf(stream, length), new byte[0]);
      assertThat(result)
          .describedAs("cut after %d bytes", length)
          .isInstanceOfSatisfying(
              ModelResult.Failed.class,
              failed -> assertThat(failed.failure()).isInstanceOf(ModelFailure.Interrupted.class));
    }
    return end;
  }

  /** Asserts that the same comes out wherever a border between two buffers lies. */
  public static void splitEverywhere(byte[] stream, Supplier<? extends AnswerReader> readers) {
    ModelResult whole = read(readers.get(), stream, new byte[0]);
    for (int border = 0; border <= stream.length; border++) {
      assertThat(
              read(
                  readers.get(),
                  Arrays.copyOf(stream, border),
                  Arrays.copyOfRange(stream, border, stream.length)))
          .describedAs("border at byte %d", border)
          .isEqualTo(whole);
    }
  }

  /** The same stream with CRLF line ends. */
  public static byte[] withCarriageReturns(byte[] stream) {
    return new String(stream, StandardCharsets.UTF_8)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Number of bytes after which the answer is complete. */
  private static int endOf(byte[] stream, Supplier<? extends AnswerReader> readers) {
    for (int length = stream.length; length > 0; length--) {
      AnswerReader reader = readers.get();
      new AnswerIntake(reader, LONGEST).take(Arrays.copyOf(stream, length));
      if (!reader.isComplete()) {
        return length + 1;
      }
    }
    return 0;
  }
}
