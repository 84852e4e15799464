package io.aios.routing;

import io.aios.money.Usd;
import java.time.LocalDate;
import java.util.Set;

/**
 * All that a decision rests on besides the ask: what can be bought, and how it fares at the moment.
 *
 * @param today in UTC; prices and retirements depend on it
 * @param providers names of the providers that can be called
 * @param conditions how the models fare at the moment
 * @param record what became of earlier replies
 * @param warmth what of a prompt lies in a provider's cache
 * @param chance a random number from 0 to 1, of which it depends whether a model is tried out
 * @param left what the poorest of the accounts has left, as far as it is known; else more than any
 *     call costs
 */
public record Market(
    Catalog catalog,
    LocalDate today,
    Set<String> providers,
    Conditions conditions,
    TrackRecord record,
    Warmth warmth,
    double chance,
    Usd left) {

  public static final Usd PLENTY = new Usd(Long.MAX_VALUE);

  public Market {
    providers = Set.copyOf(providers);
  }

  /** A market on which nothing has been bought yet. */
  public static Market fresh(Catalog catalog, LocalDate today, Set<String> providers) {
    return new Market(
        catalog, today, providers, Conditions.UNKNOWN, TrackRecord.EMPTY, Warmth.COLD, 1, PLENTY);
  }

  /** The same market for a look ahead: with these providers, and without trying models out. */
  public Market ahead(Set<String> others) {
    return new Market(catalog, today, others, conditions, record, warmth, 1, left);
  }

  public Market withLeft(Usd money) {
    return new Market(catalog, today, providers, conditions, record, warmth, chance, money);
  }
}
