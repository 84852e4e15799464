package io.aios.routing.market;

import io.aios.ledger.Acceptances;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.routing.Catalog;
import io.aios.routing.Conditions;
import io.aios.routing.Market;
import io.aios.routing.Markets;
import io.aios.routing.TaskType;
import io.aios.routing.TrackRecord;
import io.aios.routing.Warmth;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The market as it was last heard of. Looking at it asks nobody; whoever gathers the news tells it.
 * Thread-safe.
 */
final class LiveMarkets implements Markets {

  private final Catalog catalog;
  private final Providers callable;
  private final Warmth warmth;
  private final DoubleSupplier chance;
  private final InstantSource clock;
  private volatile Weather weather;
  private volatile TrackRecord record = TrackRecord.EMPTY;

  /**
   * @param callable those that this process calls; they can be called until more is heard
   */
  LiveMarkets(
      Catalog catalog,
      Providers callable,
      Warmth warmth,
      DoubleSupplier chance,
      InstantSource clock) {
    this.catalog = catalog;
    this.callable = callable;
    this.warmth = warmth;
    this.chance = chance;
    this.clock = clock;
    this.weather = new Weather(names(provider -> true), Conditions.UNKNOWN, seenFromHere());
  }

  /** Which providers there are, how they fare, and what they offer as seen from this process. */
  private record Weather(Set<String> providers, Conditions conditions, Catalog catalog) {}

  @Override
  public Market now() {
    Weather seen = weather;
    return new Market(
        seen.catalog(),
        today(),
        seen.providers(),
        seen.conditions(),
        record,
        warmth,
        chance.getAsDouble(),
        Market.PLENTY);
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  void hear(Tidings tidings) {
    weather = new Weather(Set.copyOf(tidings.providers()), Survey.of(tidings), seenFromHere());
  }

  /** Addresses move, so each provider is asked again whether it is in the house. */
  private Catalog seenFromHere() {
    return catalog.withOutside(names(provider -> !provider.isInHouse()));
  }

  private Set<String> names(Predicate<Provider> which) {
    return callable.all().stream()
        .filter(which)
        .map(Provider::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  void hear(List<Acceptances.Tally> tallies) {
    Map<TrackRecord.Key, TrackRecord.Tally> all = new HashMap<>();
    for (Acceptances.Tally tally : tallies) {
      all.put(
          new TrackRecord.Key(new TaskType(tally.taskType()), tally.model()),
          new TrackRecord.Tally(
              tally.accepted(), tally.rejected(), tally.revoked(), tally.outputTokens()));
    }
    record = new TrackRecord(all);
  }
}
