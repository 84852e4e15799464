package io.aios.routing;

import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What a model costs by the day of the call, by the length of its prompt, and by the tier at which
 * it was served.
 *
 * @param entries oldest first, each from another day on
 */
public record PriceList(List<Entry> entries) {

  /** Prompts whose estimate is this near to a threshold, in percent of it, may be beyond it. */
  private static final int NEAR_PERCENT = 90;

  public PriceList {
    entries = entries.stream().sorted(Comparator.comparing(Entry::from)).toList();
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("A price list has at least one price");
    }
    if (entries.stream().map(Entry::from).distinct().count() < entries.size()) {
      throw new IllegalArgumentException("A price list has one price from each day on");
    }
  }

  /** One price for every day and length. */
  public static PriceList of(Price price) {
    return new PriceList(List.of(Entry.flat(LocalDate.MIN, price)));
  }

  /**
   * The prices from one day on.
   *
   * @param from the first day, in UTC
   * @param usual price of a call whose prompt has at most {@code threshold} tokens
   * @param threshold tokens of the whole prompt, cached ones included
   * @param above price of the whole call, reply included, if its prompt is longer
   */
  public record Entry(LocalDate from, Price usual, long threshold, Price above) {

    /** The same price for every length. */
    public static Entry flat(LocalDate from, Price price) {
      return new Entry(from, price, Long.MAX_VALUE, price);
    }

    public boolean isFlat() {
      return threshold == Long.MAX_VALUE;
    }

    Price forPrompt(long tokens) {
      return tokens > threshold ? above : usual;
    }
  }

  /**
   * The prices of a day.
   *
   * @throws IllegalArgumentException if there were none yet
   */
  public Entry on(LocalDate day) {
    for (int last = entries.size() - 1; last >= 0; last--) {
      if (!entries.get(last).from().isAfter(day)) {
        return entries.get(last);
      }
    }
    throw new IllegalArgumentException("There is no price on " + day);
  }

  public boolean hasPriceOn(LocalDate day) {
    return !entries.getFirst().from().isAfter(day);
  }

  /**
   * What a call of that day costs, to the nano-dollar.
   *
   * @throws ArithmeticException if the cost leaves the range of {@link Usd}
   */
  public Usd of(TokenUsage usage, LocalDate day) {
    return on(day).forPrompt(usage.prompt()).of(usage);
  }

  /**
   * What calls of that day cost together, rounded up once over all of them.
   *
   * @param sum tokens of all of them
   * @param promptTokens how long each of their prompts is, as far as thresholds tell lengths apart
   * @throws ArithmeticException if the cost leaves the range of {@link Usd}
   */
  public Usd of(TokenUsage sum, long promptTokens, LocalDate day) {
    return on(day).forPrompt(promptTokens).of(sum);
  }

  /**
   * The most that a call at the standard tier can cost that is planned on this day and may be made
   * on the next.
   *
   * @param promptTokens an estimate; near a threshold the dearer side of it counts
   */
  public Usd atMost(long promptTokens, long outputTokens, LocalDate day) {
    Entry now = on(day);
    Usd today = atMost(now, promptTokens, outputTokens);
    Entry next = on(day.plusDays(1));
    if (next.equals(now)) {
      return today;
    }
    Usd tomorrow = atMost(next, promptTokens, outputTokens);
    return today.isMoreThan(tomorrow) ? today : tomorrow;
  }

  private static Usd atMost(Entry entry, long promptTokens, long outputTokens) {
    Usd usual = entry.usual().atMost(promptTokens, outputTokens);
    if (promptTokens <= entry.threshold() / 100 * NEAR_PERCENT) {
      return usual;
    }
    Usd above = entry.above().atMost(promptTokens, outputTokens);
    return above.isMoreThan(usual) ? above : usual;
  }
}
