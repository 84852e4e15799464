package io.aios.ledger;

import io.aios.llm.Reply;
import io.aios.money.Usd;

/**
 * What a call really cost, with the answer that was paid for.
 *
 * @param cost price of the usage that the provider reported; never more than the hold
 * @param remark what a person should know about the charge, added to the decision's text; at most
 *     500 characters, empty if there is nothing to say
 */
public record Charge(Reply reply, Usd cost, String remark) {

  /** Largest reply that a ledger stores, in bytes of UTF-8. */
  public static final int MOST_REPLY_BYTES = 8 * 1024 * 1024;

  public Charge {
    if (cost.isNegative()) {
      throw new IllegalArgumentException("A charge is never negative");
    }
    if (remark.length() > 500) {
      throw new IllegalArgumentException("A remark has at most 500 characters");
    }
    if (!fits(reply.text())) {
      throw new IllegalArgumentException(
          "A reply has at most " + MOST_REPLY_BYTES + " bytes of UTF-8");
    }
  }

  public Charge(Reply reply, Usd cost) {
    this(reply, cost, "");
  }

  /** Whether a ledger can store this text of a reply. */
  public static boolean fits(String text) {
    if (text.length() > MOST_REPLY_BYTES) {
      return false;
    }
    // Three bytes are the most that one char takes in UTF-8, so most texts need no counting.
    return text.length() <= MOST_REPLY_BYTES / 3
        || text.codePoints().mapToLong(Charge::bytes).sum() <= MOST_REPLY_BYTES;
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
