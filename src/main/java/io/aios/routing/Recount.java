package io.aios.routing;

import io.aios.llm.ModelId;
import io.aios.llm.Prompt;
import io.aios.llm.Provider;
import io.aios.money.Usd;
import io.aios.routing.Ranking.Candidate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Has a provider count a prompt whose estimate needs more money than is left. A count costs nothing
 * but a round trip, so it is asked for once per model, and as often in all as models may be called.
 * For one ask and one thread.
 */
final class Recount {

  /** Two bytes a token are assumed, eight are the most that were measured, in Russian prose. */
  private static final int MOST_OVERESTIMATE = 4;

  /** Providers call their own counts estimates. */
  private static final int MARGIN_PERCENT = 2;

  private final Means means;
  private final Prompt prompt;
  private final CallGate gate;
  private final Map<ModelId, OptionalLong> counts = new HashMap<>();

  Recount(Means means, Prompt prompt, CallGate gate) {
    this.means = means;
    this.prompt = prompt;
    this.gate = gate;
  }

  /** The candidate with an exact count, if with one it needs no more than is left. */
  Optional<Candidate> within(Usd left, Candidate candidate, Provider provider) {
    if (!mayHelp(left, candidate)) {
      return Optional.empty();
    }
    ModelId model = candidate.offer().model();
    OptionalLong count =
        gate.pass(() -> provider.count(model, prompt)).orElseGet(OptionalLong::empty);
    counts.put(model, count);
    return count.stream()
        .filter(tokens -> tokens > 0 && tokens < candidate.promptTokens())
        .mapToObj(tokens -> counted(candidate, withMargin(tokens)))
        .filter(counted -> !counted.hold().isMoreThan(left))
        .findFirst();
  }

  /** What the decision for a counted candidate has to add; empty for others. */
  String remark(Candidate candidate) {
    OptionalLong count = counts.getOrDefault(candidate.offer().model(), OptionalLong.empty());
    return count.isEmpty()
        ? ""
        : "; its provider counted "
            + count.getAsLong()
            + " prompt tokens, held with "
            + MARGIN_PERCENT
            + " % more";
  }

  private boolean mayHelp(Usd left, Candidate candidate) {
    return !counts.containsKey(candidate.offer().model())
        && counts.size() < means.perseverance().patience().maxAttempts()
        && !counted(candidate, candidate.promptTokens() / MOST_OVERESTIMATE)
            .hold()
            .isMoreThan(left);
  }

  private Candidate counted(Candidate candidate, long tokens) {
    Offer offer = candidate.offer();
    Usd hold = offer.prices().atMost(tokens, prompt.maxOutputTokens(), means.today());
    return candidate.with(hold, tokens);
  }

  private static long withMargin(long tokens) {
    return tokens + Math.ceilDiv(tokens * MARGIN_PERCENT, 100);
  }
}
