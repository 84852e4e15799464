package io.aios.routing;

import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.Statement;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelResult;
import io.aios.llm.Provider;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Observer.Choice;
import io.aios.routing.Ranking.Candidate;
import io.aios.routing.Turnstile.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One call to a model, let through by the turnstile, with exactly one hold, which is ended exactly
 * once, whatever happens.
 *
 * @param candidate the model that is called, and its price
 * @param gate where the call, and nothing else of it, can be broken off
 * @param hearing what is heard of this call and those before it
 */
record PaidCall(
    Means means, Provider provider, Ask ask, Candidate candidate, CallGate gate, Hearing hearing) {

  private static final ModelFailure NOT_CALLED =
      new ModelFailure.Unavailable("the work was broken off before the call");

  /** How the call ended. */
  sealed interface Ending {

    /** The reply is paid for and stored, now or by an earlier attempt at the same work. */
    record Paid(Answered answer) implements Ending {}

    /** The model was not called, for want of money. */
    record TooDear(HoldResult.Denied denied) implements Ending {}

    /** The model was not called, because too many others are. */
    record NotLetThrough(Entry.Full full) implements Ending {}

    /** The model was called and gave no reply. */
    record Failed(ModelFailure failure) implements Ending {}
  }

  /**
   * Makes the call.
   *
   * @param waits what is left of the asker's patience, for a wait at the turnstile
   */
  Ending make(HoldRequest request, Waits waits) {
    return switch (enter(waits)) {
      case Entry.Full full -> new Ending.NotLetThrough(full);
      case Entry.Entered(var pass) -> {
        var used = new UsedTokens(pass);
        try (used) {
          yield make(request, used);
        }
      }
    };
  }

  private Entry enter(Waits waits) {
    Instant start = means.clock().instant();
    Entry entry = means.turnstile().enter(passage(), waits.left(), gate);
    waits.spent(Duration.between(start, means.clock().instant()));
    return entry;
  }

  private Turnstile.Passage passage() {
    return new Turnstile.Passage(
        provider.name(),
        new Turnstile.Asker(ask.purpose().tenant(), ask.purpose().project(), ask.subject()),
        ask.purpose().agent(),
        candidate.promptTokens(),
        ask.prompt().maxOutputTokens());
  }

  private Ending make(HoldRequest request, UsedTokens used) {
    return switch (means.ledger().hold(request)) {
      case HoldResult.Granted(Hold hold) -> call(hold, request, used);
      case HoldResult.AlreadySettled before -> replayed(stored(before), Usd.ZERO);
      case HoldResult.Reused(var call, Reply reply, Usd saved) -> {
        String decision =
            "reply of %s to the same request, which saves %s USD".formatted(reply.model(), saved);
        yield replayed(new Answered(call, reply, Usd.ZERO, decision), saved);
      }
      case HoldResult.Denied denied -> new Ending.TooDear(denied);
    };
  }

  /** The answer that was given before. */
  static Answered stored(HoldResult.AlreadySettled before) {
    String decision = "stored reply of " + before.reply().model() + ", paid for before";
    return new Answered(before.call(), before.reply(), before.cost(), decision);
  }

  private Ending replayed(Answered answer, Usd saved) {
    means.observer().decided(ask, new Choice.Replayed(answer.reply().model(), saved));
    return new Ending.Paid(answer);
  }

  private Ending call(Hold hold, HoldRequest request, UsedTokens used) {
    var bill =
        new Bill(candidate.offer().prices(), means.today(), hold, ask.prompt().maxOutputTokens());
    var watch = new Stopwatch(means.clock(), hearing);
    ModelResult result = result(hold, watch);
    used.note(result);
    return switch (result) {
      case ModelResult.Replied(Reply reply) when Charge.fits(reply) -> {
        Charge charge = settled(bill, reply);
        learn(reply.usage());
        means.observer().settled(ask, reply, charge.cost(), watch.pace());
        means.observer().decided(ask, new Choice.Chosen(reply.model()));
        String decision = request.decision().summary() + remark(charge);
        yield new Ending.Paid(new Answered(hold.call(), reply, charge.cost(), decision));
      }
      case ModelResult.Replied(Reply reply) -> failed(bill, tooLarge(reply));
      case ModelResult.Failed(ModelFailure failure) -> failed(bill, failure);
    };
  }

  /** What throws, provider or listener, is a bug; whether it was billed is unknown. */
  private ModelResult result(Hold hold, Listener heard) {
    try {
      hearing.callStarts();
      return gate.pass(() -> provider.complete(candidate.offer().model(), ask.prompt(), heard))
          .orElseGet(() -> new ModelResult.Failed(NOT_CALLED));
    } catch (RuntimeException | Error bug) {
      String reason = "the call ended with " + bug.getClass().getName();
      try {
        kept(hold, Forfeit.whole(hold, reason));
      } catch (RuntimeException second) {
        bug.addSuppressed(second);
      }
      throw bug;
    }
  }

  private Charge settled(Bill bill, Reply reply) {
    Charge charge = bill.charge(reply);
    warn(booking().make(() -> means.ledger().settle(bill.hold(), charge)));
    return charge;
  }

  private void learn(TokenUsage usage) {
    if (usage.prompt() > 0 && !usage.estimated()) {
      means.estimate().learn(ask.prompt(), candidate.offer(), usage);
    }
  }

  private Ending failed(Bill bill, ModelFailure failure) {
    Hold hold = bill.hold();
    String reason = Reasons.of(failure);
    hearing.callFailed(reason);
    Usd cost =
        switch (failure.billing()) {
          case Billing.Nothing nothing -> released(hold, reason);
          case Billing.Exactly(TokenUsage usage) -> kept(hold, bill.exactly(usage, reason));
          case Billing.Unknown(TokenUsage reported) -> kept(hold, bill.atMost(reported, reason));
        };
    means.observer().failed(ask, candidate.offer().model(), failure, cost);
    return new Ending.Failed(failure);
  }

  private Usd released(Hold hold, String reason) {
    return booking()
        .make(() -> {
          means.ledger().release(hold, reason);
          return Usd.ZERO;
        });
  }

  private Usd kept(Hold hold, Forfeit forfeit) {
    warn(booking().make(() -> means.ledger().keep(hold, forfeit)));
    return forfeit.cost();
  }

  private void warn(List<Statement> accounts) {
    accounts.forEach(account -> means.observer().warned(ask, account));
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
