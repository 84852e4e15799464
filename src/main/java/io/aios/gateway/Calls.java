package io.aios.gateway;

import io.aios.ledger.Basis;
import io.aios.ledger.CallLine;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Charged calls, and what they come to together. */
public record Calls(List<CallLine> lines) {

  public Calls {
    lines = List.copyOf(lines);
  }

  /** Those made for one of the subjects. */
  public Calls of(Collection<UUID> subjects) {
    return new Calls(
        lines.stream().filter(line -> subjects.contains(line.key().subject())).toList());
  }

  public Usd cost() {
    return lines.stream().map(CallLine::cost).reduce(Usd.ZERO, Usd::plus);
  }

  /** The part of the cost that is estimated, because a provider did not report all it bills. */
  public Usd estimated() {
    return lines.stream()
        .filter(line -> line.ending().basis() == Basis.ESTIMATED)
        .map(CallLine::cost)
        .reduce(Usd.ZERO, Usd::plus);
  }

  /** What replies had cost that were used again instead of calling a model. */
  public Usd savedByReuse() {
    return lines.stream().map(CallLine::saved).reduce(Usd.ZERO, Usd::plus);
  }

  public TokenUsage usage() {
    return lines.stream().map(CallLine::usage).reduce(TokenUsage.NONE, TokenUsage::plus);
  }

  public SortedSet<String> models() {
    return new TreeSet<>(lines.stream().map(line -> line.model().toString()).toList());
  }

  /** Whether any of them was answered by the scripted provider, for play money. */
  public boolean simulated() {
    return lines.stream().anyMatch(line -> line.origin() == Origin.SIMULATED);
  }
}
