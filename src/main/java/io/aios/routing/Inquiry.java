package io.aios.routing;

import io.aios.ledger.CallKey;
import io.aios.ledger.Decision;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult.Denied;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.Provider;
import io.aios.money.Usd;
import io.aios.routing.Answer.Answered;
import io.aios.routing.Answer.Hope;
import io.aios.routing.Answer.Obstacle;
import io.aios.routing.Answer.Unanswered;
import io.aios.routing.Observer.Choice;
import io.aios.routing.PaidCall.Ending;
import io.aios.routing.Ranking.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The course of one ask through its candidates. For one thread and one use. */
final class Inquiry {

  private final Means means;
  private final RoutingPolicy policy;
  private final Ask ask;
  private final Market market;
  private final CallKey key;
  private final CallGate gate;
  private final Hearing hearing;
  private final Waits waits;
  private final Hopes hopes;
  private final Recount recount;

  private final Map<String, String> obstacles = new LinkedHashMap<>();
  private final Set<String> closedProviders = new HashSet<>();
  private Usd affordable = Market.PLENTY;
  private boolean isMoneyAllThatLacks = true;
  private int attempts;
  private Tier tier;
  private Ranking ranking;

  /**
   * @param policy ranks once, and again with less money left for each step down
   */
  Inquiry(
      Means means, RoutingPolicy policy, Ask ask, Market market, CallGate gate, Listener listener) {
    this.means = means;
    this.policy = policy;
    this.ask = ask;
    this.market = market;
    this.key = new CallKey(ask.subject(), ask.step(), RequestDigest.of(ask));
    this.gate = gate;
    this.hearing = new Hearing(listener);
    this.waits = new Waits(means.perseverance(), gate);
    this.hopes = new Hopes(means.perseverance().patience().comeBackAfter());
    this.recount = new Recount(means, ask.prompt(), gate);
    this.tier = ask.tier();
    this.ranking = policy.rank(ask, market);
  }

  /** What becomes of a candidate. */
  private sealed interface Course {

    record Arrived(Answered answer) implements Course {}

    record AskNext() implements Course {}
  }

  /** Looks for the stored reply first: it needs no model, no money and no provider. */
  Answer run() {
    return means
        .ledger()
        .settled(key)
        .map(PaidCall::stored)
        .<Answer>map(stored -> {
          means.observer().decided(ask, new Choice.Replayed(stored.reply().model(), Usd.ZERO));
          return stored;
        })
        .orElseGet(this::askAll);
  }

  private Answer askAll() {
    do {
      var succession = new Succession(ranking.candidates());
      for (var next = succession.next(); next.isPresent(); next = succession.next()) {
        switch (consider(next.get(), succession)) {
          case Course.Arrived(Answered answer) -> {
            return answer;
          }
          case Course.AskNext askNext -> {}
        }
      }
      hopeFor(ranking.hope());
    } while (stepsDown());
    return unanswered(hopes.best());
  }

  /**
   * Ranks again one tier lower, if nothing but money was in the way, and that will not come back. A
   * tier that the ask was raised to is given up in any case: nobody asked for it.
   */
  private boolean stepsDown() {
    Tier lowest = ask.terms().stepsDown() ? Tier.ECONOMY : ask.raise().asked();
    if (tier.compareTo(lowest) <= 0 || affordable.equals(Market.PLENTY) || !isMoneyAllThatLacks) {
      return false;
    }
    tier = tier.lower();
    ranking = policy.rank(ask.with(tier), market.withLeft(affordable));
    return true;
  }

  private void hopeFor(Hope hope) {
    switch (hope) {
      case Hope.Later(Duration after) when after.isPositive() -> hopes.later(after);
      case Hope.Later soon -> hopes.later();
      case Hope.Funds funds -> hopes.funds(funds.account(), funds.missing());
      case Hope.None none -> {}
    }
  }

  private Course consider(Candidate candidate, Succession succession) {
    String name = candidate.offer().model().provider();
    Optional<Provider> provider = means.providers().find(name);
    if (provider.isEmpty()) {
      return skip(candidate, "its provider is not configured");
    }
    if (closedProviders.contains(name)) {
      return skip(candidate, "its provider takes no calls from us");
    }
    var call = new PaidCall(means, provider.get(), ask, candidate, gate, hearing);
    if (candidate.hold().isMoreThan(affordable)) {
      note(candidate, "it needs up to " + candidate.hold() + " USD");
      hopes.lessFunds(candidate.hold().minus(affordable));
      return askCounted(candidate, call, succession);
    }
    return ask(candidate, call, succession);
  }

  /** An exact count can need less than is left, where the estimate needs more. */
  private Course askCounted(Candidate candidate, PaidCall call, Succession succession) {
    return recount
        .within(affordable, candidate, call.provider())
        .map(counted -> ask(counted, call, succession))
        .orElseGet(Course.AskNext::new);
  }

  private Course ask(Candidate candidate, PaidCall call, Succession succession) {
    Patience patience = means.perseverance().patience();
    for (int tries = 1; ; tries++) {
      if (gate.isShut() || Thread.currentThread().isInterrupted()) {
        hopes.later();
        return skip(candidate, "not asked, because the work was broken off");
      }
      if (attempts == patience.maxAttempts()) {
        return skip(candidate, "not asked, because " + attempts + " calls failed before");
      }
      switch (call.make(request(candidate), waits)) {
        case Ending.Paid(Answered answer) -> {
          return new Course.Arrived(answer);
        }
        case Ending.NotLetThrough(Turnstile.Entry.Full full) -> {
          hopes.later(full.after());
          return skip(candidate, full.reason());
        }
        case Ending.TooDear(Denied denied) -> {
          note(candidate, denied);
          return askCounted(candidate, call, succession);
        }
        case Ending.Failed(ModelFailure failure) -> {
          attempts++;
          note(candidate, Reasons.of(failure) + (tries > 1 ? " (" + tries + " tries)" : ""));
          if (failure.remedy() != ModelFailure.Remedy.TRY_AGAIN
              || tries == patience.triesPerModel()
              || attempts == patience.maxAttempts()
              || !waits.after(failure, tries)) {
            return afterwards(candidate, failure, succession);
          }
        }
      }
    }
  }

  private HoldRequest request(Candidate candidate) {
    return new HoldRequest(
        key,
        ask.purpose(),
        ask.accounts(),
        candidate.offer().model(),
        candidate.offer().origin(),
        candidate.hold(),
        means.perseverance().patience().longestCall(),
        ask.terms().reusesReplies(),
        decision(candidate));
  }

  private Decision decision(Candidate candidate) {
    String choice =
        Reasons.of(ask.with(tier), ranking, candidate) + stepDown() + recount.remark(candidate);
    return new Decision(
        attempts == 0 ? choice : choice + "; after " + attempts + " calls that failed",
        ask.terms().policy().word(),
        ask.terms().arm(),
        ranking.candidates().stream().limit(Decision.MOST_OPTIONS).map(Inquiry::option).toList());
  }

  private String stepDown() {
    return tier == ask.tier()
        ? ""
        : "; stepped down from %s, since only %s USD are left".formatted(ask.tier(), affordable);
  }

  private static Decision.Option option(Candidate candidate) {
    Ranking.Score score = candidate.score();
    return new Decision.Option(
        candidate.offer().model(),
        score.expectedCost(),
        (int) Math.round(1_000 * score.quality()),
        score.expectedTime(),
        score.shownValue());
  }

  /** A candidate that needs no more than the account has left may still be called. */
  private void note(Candidate candidate, Denied denied) {
    affordable = denied.left();
    obstacles.put(
        denied.account().toString(),
        "%s USD are left and %s USD set aside for calls in flight, but %s needs up to %s USD"
            .formatted(denied.left(), denied.held(), candidate.offer().model(), denied.needed()));
    if (denied.mayPass()) {
      isMoneyAllThatLacks = false;
      hopes.later();
    } else {
      hopes.funds(denied.account(), denied.needed().minus(denied.left()));
    }
  }

  private Course afterwards(Candidate candidate, ModelFailure failure, Succession succession) {
    isMoneyAllThatLacks = false;
    hopes.after(failure);
    if (failure instanceof ModelFailure.Unavailable) {
      succession.unavailable(candidate);
    }
    if (failure.remedy() == ModelFailure.Remedy.TRY_ANOTHER_PROVIDER) {
      closedProviders.add(candidate.offer().model().provider());
    }
    return new Course.AskNext();
  }

  private Course skip(Candidate candidate, String reason) {
    isMoneyAllThatLacks = false;
    note(candidate, reason);
    return new Course.AskNext();
  }

  private void note(Candidate candidate, String reason) {
    obstacles.merge(
        candidate.offer().model().toString(),
        reason,
        (before, now) -> now.startsWith("not asked") ? before : now);
  }

  private Unanswered unanswered(Hope hope) {
    means.observer().decided(ask, new Observer.Choice.NobodyLeft());
    List<Obstacle> all = new ArrayList<>();
    obstacles.forEach((who, reason) -> all.add(new Obstacle(who, reason)));
    ranking.excluded().stream()
        .filter(one -> !obstacles.containsKey(one.model()))
        .forEach(all::add);
    return new Unanswered(all, hope);
  }
}
