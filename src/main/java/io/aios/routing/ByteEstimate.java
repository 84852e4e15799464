package io.aios.routing;

import io.aios.llm.Prompt;
import java.util.function.ToLongFunction;

/**
 * One token for every two bytes of UTF-8, and 16 for the frame of the instructions, of each turn
 * and of each tool.
 *
 * <p>Code and prose have 3.5 to 5 bytes a token, CSV and log files a little over 2, in every
 * script. Text without any structure, such as base64, can have fewer than 2: then the estimate is
 * too low, and the charge is capped at the hold.
 */
public final class ByteEstimate implements TokenEstimate {

  private static final int BYTES_PER_TOKEN = 2;
  private static final int FRAME = 16;

  @Override
  public long tokens(Prompt prompt, Offer offer) {
    long bytes = PromptTexts.of(prompt, offer).mapToLong(ByteEstimate::bytes).sum();
    long frames = 1L + prompt.turns().size() + prompt.tools().size();
    return Math.ceilDiv(bytes, BYTES_PER_TOKEN) + FRAME * frames;
  }

  @Override
  public ToLongFunction<Offer> gauge(Prompt prompt) {
    return new Reading<>(prompt, offer -> tokens(prompt, offer))::of;
  }

  /** Bytes in UTF-8; each half of a surrogate pair counts for two of the pair's four. */
  private static long bytes(String text) {
    long bytes = 0;
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      if (unit < 0x80) {
        bytes += 1;
      } else if (unit < 0x800 || Character.isSurrogate(unit)) {
        bytes += 2;
      } else {
        bytes += 3;
      }
    }
    return bytes;
  }
}
