package io.aios.routing.limits;

import io.aios.llm.Allowance;
import io.aios.llm.Provider;
import io.aios.llm.TokenUsage;
import io.aios.routing.Turnstile.Entry;
import io.aios.routing.Turnstile.Passage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The limits of rate of one provider. What a call may come to is taken before it is made, and
 * corrected when it has ended. A call that may come to more than a bucket holds is let through when
 * the bucket is full, and owes the rest. Thread-safe.
 */
final class Rates {

  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final List<Rate> rates;
  private final Buckets buckets;
  private final Line line = new Line();
  private final AtomicReference<Instant> lastSaid = new AtomicReference<>(Instant.MIN);

  /**
   * @param rates one or more, of one provider, in a fixed order
   */
  Rates(List<Rate> rates, Buckets buckets) {
    this.rates = List.copyOf(rates);
    this.buckets = buckets;
  }

  /** What comes of wanting to make a call. */
  sealed interface Access {

    /** It may be made now. */
    record Granted(Map<Rate, Long> taken) implements Access {}

    /** Not within the patience. */
    record Refused(Entry.Full full) implements Access {}
  }

  Access enter(Passage passage, Patiently patience) {
    Map<Rate, Long> wanted = wanted(passage);
    try (Line.Place place = line.join(passage.asker())) {
      if (!patience.awaits(place.turn())) {
        return refused(patience, wanted, rates.getFirst());
      }
      return take(wanted, patience);
    }
  }

  private Map<Rate, Long> wanted(Passage passage) {
    Map<Rate, Long> wanted = new LinkedHashMap<>();
    for (Rate rate : rates) {
      long amount = rate.measure().expected(passage);
      if (amount > 0) {
        wanted.put(rate, amount);
      }
    }
    return wanted;
  }

  private Access take(Map<Rate, Long> wanted, Patiently patience) {
    Map<Rate, Long> taken = new LinkedHashMap<>();
    Duration wait = Duration.ZERO;
    for (Map.Entry<Rate, Long> want : wanted.entrySet()) {
      Rate rate = want.getKey();
      long now = Math.min(want.getValue(), rate.atOnce());
      OptionalLong nanos = buckets.reserve(rate, now, patience.left());
      if (nanos.isEmpty()) {
        taken.forEach(buckets::giveBack);
        return refused(patience, wanted, rate);
      }
      if (want.getValue() > now) {
        buckets.take(rate, want.getValue() - now);
      }
      taken.put(rate, want.getValue());
      wait = longer(wait, Duration.ofNanos(nanos.getAsLong()));
    }
    if (!patience.lasts(wait)) {
      taken.forEach(buckets::giveBack);
      return refused(patience, wanted, rates.getFirst());
    }
    return new Access.Granted(taken);
  }

  private Access refused(Patiently patience, Map<Rate, Long> wanted, Rate because) {
    if (patience.isBrokenOff()) {
      return new Access.Refused(LimitedTurnstile.BROKEN_OFF);
    }
    Rate slowest = because;
    Duration after = SHORTEST;
    for (Map.Entry<Rate, Long> want : wanted.entrySet()) {
      long amount = Math.min(want.getValue(), want.getKey().atOnce());
      Duration wait = buckets.untilThere(want.getKey(), amount);
      if (wait.compareTo(after) > 0) {
        slowest = want.getKey();
        after = wait;
      }
    }
    return new Access.Refused(new Entry.Full(slowest.isUsedUp(), after));
  }

  /**
   * Corrects what was taken by what was used, by one minute's worth at most: a count that no minute
   * holds would shut everybody out for years. Of a call of which nobody knows what it used, the
   * request stays taken.
   */
  void correct(Map<Rate, Long> taken, TokenUsage used) {
    taken.forEach((rate, amount) -> {
      long more = rate.measure().used(used, rate) - amount;
      if (more > 0) {
        buckets.take(rate, Math.min(more, rate.perMinute()));
      } else if (more < 0) {
        buckets.giveBack(rate, -more);
      }
    });
  }

  /** Lowers the buckets to what the provider says is left, once for each time that it says so. */
  void heed(Provider provider) {
    provider
        .allowance()
        .filter(this::isNews)
        .ifPresent(said -> rates.forEach(rate -> lower(rate, said)));
  }

  private boolean isNews(Allowance allowance) {
    Instant before = lastSaid.get();
    return allowance.at().isAfter(before) && lastSaid.compareAndSet(before, allowance.at());
  }

  private void lower(Rate rate, Allowance allowance) {
    allowance.limits().stream()
        .filter(limit -> rate.measure().isCalled(limit.kind()))
        .map(Allowance.Limit::left)
        .min(Comparator.naturalOrder())
        .filter(left -> left < rate.atOnce())
        .ifPresent(left -> {
          long more = buckets.level(rate) - left;
          if (more > 0) {
            buckets.take(rate, more);
          }
        });
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
