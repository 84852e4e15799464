package io.aios.routing.market;

import io.aios.ledger.Acceptances;
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

/**
 * The market as it was last heard of. Looking at it asks nobody; whoever gathers the news tells it.
 * Thread-safe.
 */
final class LiveMarkets implements Markets {

  private final Catalog catalog;
  private final Warmth warmth;
  private final DoubleSupplier chance;
  private final InstantSource clock;
  private volatile Weather weather;
  private volatile TrackRecord record = TrackRecord.EMPTY;

  /**
   * @param providers those that can be called, until more is heard
   */
  LiveMarkets(
      Catalog catalog,
      Set<String> providers,
      Warmth warmth,
      DoubleSupplier chance,
      InstantSource clock) {
    this.catalog = catalog;
    this.warmth = warmth;
    this.chance = chance;
    this.clock = clock;
    this.weather = new Weather(Set.copyOf(providers), Conditions.UNKNOWN);
  }

  /** Which providers there are, and how they fare. */
  private record Weather(Set<String> providers, Conditions conditions) {}

  @Override
  public Market now() {
    Weather seen = weather;
    return new Market(
        catalog,
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
    weather = new Weather(Set.copyOf(tidings.providers()), Survey.of(tidings));
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
