package io.aios.gateway.quote;

import io.aios.ledger.Effort;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.project.UsualAsk;
import io.aios.routing.Offer;
import io.aios.routing.Ranking;
import io.aios.routing.Ranking.Candidate;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A usual ask with the models that would answer it.
 *
 * @param promptTokens of each call, this brief included
 * @param ranking as the router ranks
 */
record Prospect(UsualAsk ask, int promptTokens, Ranking ranking, LocalDate today) {

  Optional<Offer> first() {
    return ranking.candidates().stream().map(Candidate::offer).findFirst();
  }

  /** The least that has to be set aside for a call. */
  Optional<Usd> hold() {
    return ranking.candidates().stream().map(Candidate::hold).min(Usd::compareTo);
  }

  /** By the template: all calls at the list price of the first model, nothing from a cache. */
  double priorNanos() {
    TokenUsage call = TokenUsage.of(promptTokens, ask.outputTokens());
    return first().map(offer -> ask.calls() * offer.prices().of(call, today).nanos()).orElse(0.0);
  }

  /** By the template, or by what the router expects of the first model where it knows. */
  double priorMillis() {
    return ask.calls()
        * ranking.candidates().stream()
            .map(candidate -> candidate.score().expectedTime())
            .findFirst()
            .filter(time -> time.isPositive())
            .map(time -> (double) time.toMillis())
            .orElse(ask.seconds() * 1_000);
  }

  /**
   * What the same effort would cost now: what it did cost if the first model was asked then too,
   * with all that came of it; else its tokens at the list price of the first model.
   *
   * @param all efforts of the same task
   */
  double nanos(Effort effort, List<Effort> all) {
    boolean same =
        all.stream()
            .filter(other -> other.taskType().equals(ask.type()))
            .anyMatch(other -> first().map(Offer::model).equals(Optional.of(other.model())));
    if (same || first().isEmpty()) {
      return effort.cost().nanos();
    }
    long promptTokens = effort.usage().prompt() / Math.max(1, effort.calls());
    return first().orElseThrow().prices().of(effort.usage(), promptTokens, today).nanos();
  }
}
