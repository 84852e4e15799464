package io.aios.routing;

import io.aios.ledger.Basis;
import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.LocalDate;

/**
 * What a call costs by what its provider reported. Never more than its hold, because an account
 * never spends more than was set aside; where a provider reports more, the cost stops at the hold
 * and says so. Pure.
 *
 * @param day on which the call was made
 * @param maxOutputTokens the most that the reply was allowed to have
 */
record Bill(PriceList prices, LocalDate day, Hold hold, int maxOutputTokens) {

  private static final Usd ALL_MONEY = new Usd(Long.MAX_VALUE);

  /**
   * The price of a reply; of one whose usage nobody reported, an estimate by its own estimated
   * usage, or else the whole hold.
   */
  Charge charge(Reply reply) {
    if (reply.usage().total() == 0 && hold.amount().isMoreThan(Usd.ZERO)) {
      return new Charge(
          reply,
          hold.amount(),
          Basis.ESTIMATED,
          "no usage was reported, so the whole hold is charged");
    }
    Usd price = price(reply.usage());
    if (reply.usage().estimated()) {
      return new Charge(
          reply,
          price.isMoreThan(hold.amount()) ? hold.amount() : price,
          Basis.ESTIMATED,
          "no usage was reported, so its tokens are an estimate");
    }
    return price.isMoreThan(hold.amount())
        ? new Charge(reply, hold.amount(), Basis.REPORTED, capped(reply.usage(), price))
        : new Charge(reply, price);
  }

  /** The price of a call without a reply of which all is reported that is billed. */
  Forfeit exactly(TokenUsage usage, String reason) {
    if (usage.total() == 0) {
      return Forfeit.whole(hold, reason);
    }
    Basis basis = usage.estimated() ? Basis.ESTIMATED : Basis.REPORTED;
    Usd price = price(usage);
    return price.isMoreThan(hold.amount())
        ? new Forfeit(usage, hold.amount(), basis, reason + "; " + capped(usage, price))
        : new Forfeit(usage, price, basis, reason);
  }

  /**
   * An estimate of a call that broke off: its prompt if that was reported, and the longest reply;
   * else the whole hold.
   */
  Forfeit atMost(TokenUsage reported, String reason) {
    if (reported.prompt() == 0) {
      return Forfeit.whole(hold, reason);
    }
    Usd most = price(reported.withOutput(Math.max(reported.output(), maxOutputTokens)));
    return new Forfeit(
        reported, most.isMoreThan(hold.amount()) ? hold.amount() : most, Basis.ESTIMATED, reason);
  }

  private Usd price(TokenUsage usage) {
    try {
      return prices.of(usage, day);
    } catch (ArithmeticException beyondAllMoney) {
      return ALL_MONEY;
    }
  }

  private static String capped(TokenUsage usage, Usd price) {
    return "capped at the hold: the reported %d prompt and %d output tokens are worth %s"
        .formatted(
            usage.prompt(),
            usage.output(),
            price.equals(ALL_MONEY) ? "more money than there is" : price + " USD");
  }
}
