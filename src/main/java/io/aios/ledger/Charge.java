package io.aios.ledger;

import io.aios.llm.Reasoning;
import io.aios.llm.Reply;
import io.aios.llm.ToolCall;
import io.aios.money.Usd;
import java.util.stream.Stream;

/**
 * What a call cost, with the answer that was paid for.
 *
 * @param cost never more than the hold
 * @param basis whether the cost is the price of the reported usage or an estimate
 * @param remark what a person should know about the charge, added to the decision's text; at most
 *     500 characters, empty if there is nothing to say
 */
public record Charge(Reply reply, Usd cost, Basis basis, String remark) {

  /** Largest reply that a ledger stores, in bytes of UTF-8, tool calls and reasoning included. */
  public static final int MOST_REPLY_BYTES = 8 * 1024 * 1024;

  /** What each tool call and each block of reasoning counts for besides its texts. */
  private static final int FRAME = 64;

  public Charge {
    if (cost.isNegative()) {
      throw new IllegalArgumentException("A charge is never negative");
    }
    if (remark.length() > 500) {
      throw new IllegalArgumentException("A remark has at most 500 characters");
    }
    if (!fits(reply)) {
      throw new IllegalArgumentException(
          "A reply has at most " + MOST_REPLY_BYTES + " bytes of UTF-8");
    }
  }

  /** The price of the reported usage, of which there is nothing to say. */
  public Charge(Reply reply, Usd cost) {
    this(reply, cost, Basis.REPORTED, "");
  }

  /** Whether a ledger can store this reply. */
  public static boolean fits(Reply reply) {
    long frames = FRAME * ((long) reply.calls().size() + reply.reasoning().size());
    return frames + texts(reply).mapToLong(Charge::bytes).sum() <= MOST_REPLY_BYTES;
  }

  private static Stream<String> texts(Reply reply) {
    Stream<String> calls = reply.calls().stream().flatMap(Charge::texts);
    Stream<String> reasoning = reply.reasoning().stream().map(Reasoning::block);
    return Stream.concat(Stream.of(reply.text()), Stream.concat(calls, reasoning));
  }

  private static Stream<String> texts(ToolCall call) {
    return Stream.of(call.id(), call.name(), call.arguments());
  }

  private static long bytes(String text) {
    return text.codePoints().mapToLong(Charge::bytes).sum();
  }

  private static long bytes(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
