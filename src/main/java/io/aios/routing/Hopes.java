package io.aios.routing;

import io.aios.ledger.AccountId;
import io.aios.llm.ModelFailure;
import io.aios.money.Usd;
import io.aios.routing.Answer.Hope;
import java.time.Duration;

/** Gathers when an ask may be answered after all: the soonest of what its failures let hope for. */
final class Hopes {

  /** However long a provider asks to wait, looking again once an hour costs nothing. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Duration usual;
  private Hope best = new Hope.None();

  /**
   * @param usual when to come back if nobody said
   */
  Hopes(Duration usual) {
    this.usual = usual;
  }

  Hope best() {
    return best;
  }

  void later() {
    later(usual);
  }

  /** More money would help, if nothing sooner does; the least of what would is told. */
  void funds(AccountId account, Usd missing) {
    best =
        switch (best) {
          case Hope.None none -> new Hope.Funds(account, missing);
          case Hope.Funds funds ->
              funds.missing().isMoreThan(missing) ? new Hope.Funds(account, missing) : funds;
          case Hope.Later later -> later;
        };
  }

  /** Less money than was told would do for another model. */
  void lessFunds(Usd missing) {
    if (best instanceof Hope.Funds(AccountId account, Usd more) && more.isMoreThan(missing)) {
      best = new Hope.Funds(account, missing);
    }
  }

  void after(ModelFailure failure) {
    switch (failure) {
      case ModelFailure.RateLimited limited ->
          later(limited.retryAfter().isPositive() ? limited.retryAfter() : usual);
      case ModelFailure.Overloaded overloaded ->
          later(overloaded.retryAfter().isPositive() ? overloaded.retryAfter() : usual);
      case ModelFailure.TimedOut timedOut -> later();
      case ModelFailure.Interrupted interrupted -> later();
      case ModelFailure.Unavailable unavailable -> later();
      case ModelFailure.Refused refused -> {}
      case ModelFailure.TooLong tooLong -> {}
      case ModelFailure.NotOffered notOffered -> {}
      case ModelFailure.Rejected rejected -> {}
      case ModelFailure.Unauthorised unauthorised -> {}
      case ModelFailure.QuotaExhausted exhausted -> {}
    }
  }

  void later(Duration after) {
    Duration bounded = after.compareTo(LONGEST) < 0 ? after : LONGEST;
    best =
        switch (best) {
          case Hope.None none -> new Hope.Later(bounded);
          case Hope.Funds funds -> new Hope.Later(bounded);
          case Hope.Later(Duration before) ->
              new Hope.Later(before.compareTo(bounded) < 0 ? before : bounded);
        };
  }
}
