package io.aios.gateway.cost;

import io.aios.ledger.Basis;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.SpendingLine;
import io.aios.ledger.SpendingLine.Fit;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Offer;
import io.aios.routing.PriceList;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the same tokens would have cost at the reference models: by the day of the charge, the
 * length of each prompt and the tier of service, rounded up once for each line. A charge whose
 * tokens are not all known, or for whose origin or day there is no reference, counts as it was
 * charged: nothing is saved by it and nothing lost. Pure.
 *
 * @param references the model to compare with, by the origin of the calls
 */
public record Comparison(Map<Origin, Offer> references) {

  public Comparison {
    references = Map.copyOf(references);
  }

  /** What the calls of a line would have cost. */
  Usd cost(SpendingLine line) {
    return line.fit() == Fit.PRICED
        ? cost(
            new Charged(line.origin(), line.pricedFrom(), line.usage(), line.cost()),
            line.longerThan() + 1)
        : line.cost();
  }

  /** What these calls would have cost, each by itself. */
  public Usd cost(Collection<CallLine> calls) {
    return calls.stream().map(this::cost).reduce(Usd.ZERO, Usd::plus);
  }

  private Usd cost(CallLine call) {
    boolean priced =
        switch (call.ending()) {
          case Ending.Settled settled -> call.usage().total() > 0;
          case Ending.Kept kept -> kept.basis() == Basis.REPORTED;
        };
    LocalDate day = LocalDate.ofInstant(call.endedAt(), ZoneOffset.UTC);
    return priced
        ? cost(new Charged(call.origin(), day, call.usage(), call.cost()), call.usage().prompt())
        : call.cost();
  }

  private Usd cost(Charged charged, long promptTokens) {
    Offer reference = references.get(charged.origin());
    if (reference == null || !reference.prices().hasPriceOn(charged.day())) {
      return charged.cost();
    }
    return reference.prices().of(charged.usage(), promptTokens, charged.day());
  }

  /** Days on which a reference changes its price. */
  SortedSet<LocalDate> priceDays() {
    return entries().map(PriceList.Entry::from).collect(Collectors.toCollection(TreeSet::new));
  }

  /** Lengths of a prompt beyond which a reference has another price. */
  SortedSet<Long> thresholds() {
    return entries()
        .filter(entry -> !entry.isFlat())
        .map(PriceList.Entry::threshold)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<PriceList.Entry> entries() {
    return references.values().stream().flatMap(offer -> offer.prices().entries().stream());
  }

  /** Calls of one day that were charged. */
  private record Charged(Origin origin, LocalDate day, TokenUsage usage, Usd cost) {}
}
