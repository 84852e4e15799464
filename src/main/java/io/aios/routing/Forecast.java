package io.aios.routing;

import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.routing.Conditions.Condition;
import io.aios.routing.TrackRecord.Tally;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Says what to expect of models for one ask: cost, success, failure and time of a call. What is
 * measured counts by how often it was measured, against an assumption that counts for a few
 * measurements. For one thread.
 */
final class Forecast {

  /** Tokens of a reply, before any was measured. */
  static final double USUAL_OUTPUT = 3_000;

  /** Replies that an assumed length counts for. */
  private static final double OUTPUT_STRENGTH = 5;

  /** One call in a hundred fails, as if twenty had been made. */
  private static final double USUAL_FAILING = 0.01;

  private static final double FAILING_STRENGTH = 20;

  private static final double USUAL_FIRST_TOKEN_SECONDS = 2;

  /** Calls that an assumed time counts for. */
  private static final double TIME_STRENGTH = 5;

  /** Tokens a second of the slowest and of the fastest models. */
  private static final double SLOWEST = 40;

  private static final double FASTEST = 150;

  private static final double TOKENS_PER_MILLION = 1_000_000;
  private static final double NANOS = 1_000_000_000;

  private static final Condition NEVER_CALLED = new Condition(0, 0, Duration.ZERO, Duration.ZERO);

  private final Ask ask;
  private final Market market;
  private final Prospects prospects;
  private final Map<Origin, Double> outputOfType = new EnumMap<>(Origin.class);

  Forecast(Ask ask, Market market, Prospects prospects) {
    this.ask = ask;
    this.market = market;
    this.prospects = prospects;
  }

  Outlook of(Offer offer, long promptTokens) {
    double output = output(offer);
    Condition condition = market.conditions().of(offer.model()).orElse(NEVER_CALLED);
    PriceList.Entry today = offer.prices().on(market.today());
    return new Outlook(
        dollars(offer.model(), today.forPrompt(promptTokens), promptTokens, output),
        prospects.of(offer).mean(),
        failing(condition),
        seconds(condition, output, today.usual().output().nanos() / NANOS),
        offer.local());
  }

  /** List price of the day, with what lies in the provider's cache at the price of reading it. */
  private double dollars(ModelId model, Price price, long promptTokens, double output) {
    double share = market.warmth().share(ask.purpose().project(), ask.prompt(), model);
    double warm = Math.clamp(share, 0.0, 1.0);
    double perMillion =
        promptTokens * (1 - warm) * price.input().nanos()
            + promptTokens * warm * price.cacheRead().nanos()
            + output * price.output().nanos();
    return perMillion / TOKENS_PER_MILLION / NANOS;
  }

  /**
   * Mean of the model's replies for the task type, shrunk to the mean of all models'. Of simulated
   * ones nothing follows for real ones.
   */
  private double output(Offer offer) {
    Tally tally = prospects.tally(offer);
    double others = outputOfType.computeIfAbsent(offer.origin(), this::outputOfType);
    double mean =
        (tally.outputTokens() + OUTPUT_STRENGTH * others) / (replies(tally) + OUTPUT_STRENGTH);
    return Math.min(mean, ask.prompt().maxOutputTokens());
  }

  private double outputOfType(Origin origin) {
    double tokens = OUTPUT_STRENGTH * USUAL_OUTPUT;
    double replies = OUTPUT_STRENGTH;
    for (Offer offer : market.catalog().offers()) {
      if (offer.origin() == origin) {
        Tally tally = prospects.tally(offer);
        tokens += tally.outputTokens();
        replies += replies(tally);
      }
    }
    return Math.min(tokens / replies, ask.prompt().maxOutputTokens());
  }

  private static double replies(Tally tally) {
    return (double) tally.accepted() + tally.rejected();
  }

  private static double failing(Condition condition) {
    return (condition.failures() + USUAL_FAILING * FAILING_STRENGTH)
        / (condition.calls() + FAILING_STRENGTH);
  }

  private static double seconds(Condition condition, double output, double dollarsPerMillion) {
    double firstToken =
        condition.firstToken().isPositive()
            ? seconds(condition.firstToken())
            : USUAL_FIRST_TOKEN_SECONDS;
    double assumed = firstToken + output / tokensPerSecond(dollarsPerMillion);
    if (!condition.latency().isPositive()) {
      return assumed;
    }
    return (condition.calls() * seconds(condition.latency()) + TIME_STRENGTH * assumed)
        / (condition.calls() + TIME_STRENGTH);
  }

  /**
   * Assumed until it is measured: larger models write more slowly and cost more, so the price of
   * their output tells their size; what costs nothing runs on hardware of the house.
   */
  private static double tokensPerSecond(double dollarsPerMillion) {
    return dollarsPerMillion > 0
        ? Math.clamp(150 * Math.pow(dollarsPerMillion, -0.3), SLOWEST, FASTEST)
        : SLOWEST;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
