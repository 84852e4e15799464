package io.aios.ledger;

import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.SpendingLine.Fit;
import io.aios.llm.Origin;
import io.aios.llm.ServiceTier;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Adds charges up in memory. */
public final class MemorySpending implements Spending {

  private final Supplier<Collection<CallLine>> charges;

  /** Over these lines, whatever they are when it is asked. */
  public MemorySpending(Supplier<Collection<CallLine>> charges) {
    this.charges = charges;
  }

  @Override
  public List<SpendingLine> lines(Query query) {
    Map<Key, SpendingLine> sums = new HashMap<>();
    for (CallLine call : charges.get()) {
      LocalDate day = day(call);
      if (!day.isBefore(query.from()) && day.isBefore(query.to())) {
        SpendingLine line = line(call, query);
        sums.merge(Key.of(line), line, MemorySpending::sum);
      }
    }
    return sums.values().stream()
        .sorted(Comparator.comparing((SpendingLine line) -> ordered(line, query)))
        .limit(MOST_LINES + 1L)
        .toList();
  }

  @Override
  public List<Effort> efforts(Collection<UUID> subjects) {
    if (subjects.size() > MOST_SUBJECTS) {
      throw new IllegalArgumentException("At most " + MOST_SUBJECTS + " subjects at once");
    }
    Map<List<Object>, Effort> sums = new LinkedHashMap<>();
    for (CallLine call : charges.get()) {
      UUID subject = call.key().subject();
      if (subjects.contains(subject) && !isReused(subject)) {
        String type = call.purpose().taskType();
        var one =
            new Effort(
                subject, type, call.model(), call.origin(), 1, plain(call.usage()), call.cost());
        sums.merge(
            List.of(subject, type, call.model(), call.origin()),
            one,
            (a, b) ->
                new Effort(
                    subject,
                    type,
                    a.model(),
                    a.origin(),
                    a.calls() + b.calls(),
                    a.usage().plus(b.usage()),
                    a.cost().plus(b.cost())));
      }
    }
    return new ArrayList<>(sums.values());
  }

  private boolean isReused(UUID subject) {
    return charges.get().stream()
        .anyMatch(
            call -> call.key().subject().equals(subject) && call.saved().isMoreThan(Usd.ZERO));
  }

  private static SpendingLine line(CallLine call, Query query) {
    Map<Facet, String> group = new TreeMap<>();
    query.by().forEach(facet -> group.put(facet, value(call, facet)));
    TokenUsage usage = call.usage();
    boolean kept = call.ending() instanceof Ending.Kept;
    boolean priced =
        (!kept || call.ending().basis() == Basis.REPORTED)
            && (call.cost().equals(Usd.ZERO) || usage.total() > 0);
    return new SpendingLine(
        group,
        query.spans().stream().filter(day -> !day.isAfter(day(call))).toList().getLast(),
        query.lengths().stream().filter(length -> usage.prompt() > length).toList().getLast(),
        call.origin(),
        priced ? Fit.PRICED : Fit.BEYOND_TOKENS,
        1,
        kept ? 1 : 0,
        reported(usage, usage.tier()),
        call.cost(),
        call.ending().basis() == Basis.ESTIMATED ? call.cost() : Usd.ZERO,
        call.saved());
  }

  private static SpendingLine sum(SpendingLine one, SpendingLine other) {
    return new SpendingLine(
        one.group(),
        one.pricedFrom(),
        one.longerThan(),
        one.origin(),
        one.fit(),
        one.calls() + other.calls(),
        one.kept() + other.kept(),
        reported(one.usage().plus(other.usage()), one.usage().tier()),
        one.cost().plus(other.cost()),
        one.estimated().plus(other.estimated()),
        one.saved().plus(other.saved()));
  }

  private static TokenUsage reported(TokenUsage usage, ServiceTier tier) {
    return new TokenUsage(
        usage.uncachedInput(),
        usage.cacheRead(),
        usage.cacheWriteShort(),
        usage.cacheWriteLong(),
        usage.output(),
        tier);
  }

  private static TokenUsage plain(TokenUsage usage) {
    return reported(usage, ServiceTier.STANDARD);
  }

  private static String value(CallLine call, Facet facet) {
    return switch (facet) {
      case PROVIDER -> call.model().provider();
      case MODEL -> call.model().toString();
      case AGENT -> call.purpose().agent();
      case PROJECT -> call.purpose().project().toString();
      case TASK_TYPE -> call.purpose().taskType();
      case DAY -> day(call).toString();
      case MONTH -> YearMonth.from(day(call)).toString();
    };
  }

  private static LocalDate day(CallLine call) {
    return LocalDate.ofInstant(call.endedAt(), ZoneOffset.UTC);
  }

  private static String ordered(SpendingLine line, Query query) {
    return query.by().stream().map(line.group()::get).toList() + line.pricedFrom().toString();
  }

  /** All that was told apart. */
  private record Key(
      Map<Facet, String> group,
      LocalDate from,
      long longerThan,
      Origin origin,
      Fit fit,
      ServiceTier tier) {

    static Key of(SpendingLine line) {
      return new Key(
          line.group(),
          line.pricedFrom(),
          line.longerThan(),
          line.origin(),
          line.fit(),
          line.usage().tier());
    }
  }
}
