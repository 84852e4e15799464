package io.aios.routing;

import io.aios.ledger.Charge;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;

/**
 * One call to a model with exactly one hold, which is ended exactly once, whatever happens.
 *
 * @param offer the model that is called, and its price
 * @param gate where the call, and nothing else of it, can be broken off
 */
record PaidCall(Means means, Provider provider, Offer offer, CallGate gate, Listener listener) {

  private static final ModelFailure NOT_CALLED =
      new ModelFailure.Unavailable("the work was broken off before the call");

  /** How the call ended. */
  sealed interface Ending {

    /** The reply is paid for and stored, now or by an earlier attempt at the same work. */
    record Paid(Reply reply, Usd cost, String decision) implements Ending {}

    /** The model was not called, for want of money. */
    record TooDear(HoldResult.Denied denied) implements Ending {}

    /** The model was called and gave no reply. */
    record Failed(ModelFailure failure) implements Ending {}
  }

  Ending make(HoldRequest request, Prompt prompt) {
    return switch (means.ledger().hold(request)) {
      case HoldResult.Granted(Hold hold) -> call(hold, request, prompt);
      case HoldResult.AlreadySettled(Reply reply, Usd cost) ->
          new Ending.Paid(reply, cost, "stored reply of " + reply.model() + ", paid for before");
      case HoldResult.Denied denied -> new Ending.TooDear(denied);
    };
  }

  private Ending call(Hold hold, HoldRequest request, Prompt prompt) {
    return switch (result(hold, prompt)) {
      case ModelResult.Replied(Reply reply) -> settled(hold, request, reply);
      case ModelResult.Failed(ModelFailure failure) -> failed(hold, failure);
    };
  }

  /** A provider that throws is a bug; whether it was billed is unknown, so the hold is kept. */
  private ModelResult result(Hold hold, Prompt prompt) {
    try {
      return gate.pass(() -> provider.complete(offer.model(), prompt, listener))
          .orElseGet(() -> new ModelResult.Failed(NOT_CALLED));
    } catch (RuntimeException | Error bug) {
      try {
        end(() ->
            means.ledger().keep(hold, "the provider failed with " + bug.getClass().getName()));
      } catch (RuntimeException second) {
        bug.addSuppressed(second);
      }
      throw bug;
    }
  }

  private Ending settled(Hold hold, HoldRequest request, Reply reply) {
    if (!Charge.fits(reply.text())) {
      return failed(
          hold,
          new ModelFailure.Refused(
              "its reply of "
                  + reply.text().length()
                  + " characters is more than the ledger stores",
              reply.usage()));
    }
    Charge charge = charge(hold, reply);
    end(() -> means.ledger().settle(hold, charge));
    String remark = charge.remark().isEmpty() ? "" : "; " + charge.remark();
    return new Ending.Paid(reply, charge.cost(), request.decision() + remark);
  }

  private Ending failed(Hold hold, ModelFailure failure) {
    switch (failure.billing()) {
      case Billing.Nothing nothing -> end(() -> means.ledger().release(hold, Reasons.of(failure)));
      case Billing.Exactly exactly -> end(() -> means.ledger().keep(hold, Reasons.of(failure)));
      case Billing.Unknown unknown -> end(() -> means.ledger().keep(hold, Reasons.of(failure)));
    }
    return new Ending.Failed(failure);
  }

  /**
   * The price of the reported usage. Where a provider reports more than the hold covers, the charge
   * stops at the hold, because an account never spends more than was set aside, and says so.
   */
  private Charge charge(Hold hold, Reply reply) {
    try {
      Usd price = offer.prices().of(reply.usage(), means.today());
      return price.isMoreThan(hold.amount())
          ? capped(hold, reply, price + " USD")
          : new Charge(reply, price);
    } catch (ArithmeticException beyondAllMoney) {
      return capped(hold, reply, "more money than there is");
    }
  }

  private static Charge capped(Hold hold, Reply reply, String price) {
    TokenUsage usage = reply.usage();
    return new Charge(
        reply,
        hold.amount(),
        "capped at the hold: the reported %d prompt and %d output tokens are worth %s"
            .formatted(usage.prompt(), usage.output(), price));
  }

  /**
   * Ends a hold even on a thread that is being stopped: with its flag set, a virtual thread's
   * socket to the database would close under the statement.
   */
  private static void end(Runnable ending) {
    boolean stopping = Thread.interrupted();
    try {
      ending.run();
    } finally {
      if (stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
