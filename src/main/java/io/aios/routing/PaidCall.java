package io.aios.routing;

import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
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
    var bill = new Bill(offer.prices(), means.today(), hold, prompt.maxOutputTokens());
    return switch (result(hold, prompt)) {
      case ModelResult.Replied(Reply reply) when Charge.fits(reply) -> {
        Charge charge = settled(bill, reply);
        learn(prompt, reply.usage());
        yield new Ending.Paid(reply, charge.cost(), request.decision() + remark(charge));
      }
      case ModelResult.Replied(Reply reply) -> failed(bill, tooLarge(reply));
      case ModelResult.Failed(ModelFailure failure) -> failed(bill, failure);
    };
  }

  /** What throws, provider or listener, is a bug; whether it was billed is unknown. */
  private ModelResult result(Hold hold, Prompt prompt) {
    try {
      return gate.pass(() -> provider.complete(offer.model(), prompt, listener))
          .orElseGet(() -> new ModelResult.Failed(NOT_CALLED));
    } catch (RuntimeException | Error bug) {
      String reason = "the call ended with " + bug.getClass().getName();
      try {
        booking().make(() -> means.ledger().keep(hold, Forfeit.whole(hold, reason)));
      } catch (RuntimeException second) {
        bug.addSuppressed(second);
      }
      throw bug;
    }
  }

  private Charge settled(Bill bill, Reply reply) {
    Charge charge = bill.charge(reply);
    booking().make(() -> means.ledger().settle(bill.hold(), charge));
    return charge;
  }

  private void learn(Prompt prompt, TokenUsage usage) {
    if (usage.prompt() > 0 && !usage.estimated()) {
      means.estimate().learn(prompt, offer, usage);
    }
  }

  private Ending failed(Bill bill, ModelFailure failure) {
    Hold hold = bill.hold();
    String reason = Reasons.of(failure);
    Runnable end =
        switch (failure.billing()) {
          case Billing.Nothing nothing -> () -> means.ledger().release(hold, reason);
          case Billing.Exactly(TokenUsage usage) ->
              () -> means.ledger().keep(hold, bill.exactly(usage, reason));
          case Billing.Unknown(TokenUsage reported) ->
              () -> means.ledger().keep(hold, bill.atMost(reported, reason));
        };
    booking().make(end);
    return new Ending.Failed(failure);
  }

  private static ModelFailure tooLarge(Reply reply) {
    return new ModelFailure.Refused(
        "its reply of more than " + Charge.MOST_REPLY_BYTES + " bytes is more than is stored",
        reply.usage());
  }

  private static String remark(Charge charge) {
    return charge.remark().isEmpty() ? "" : "; " + charge.remark();
  }

  private Booking booking() {
    return new Booking(means.perseverance().pause());
  }
}
