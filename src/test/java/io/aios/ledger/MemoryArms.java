package io.aios.ledger;

import io.aios.money.Usd;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The arms of experiments as a twin in memory, over the lines that it was given. */
public final class MemoryArms implements Arms {

  private final List<CallLine> lines = new CopyOnWriteArrayList<>();

  /** Adds charged calls. */
  public void put(Collection<CallLine> charged) {
    lines.addAll(charged);
  }

  @Override
  public List<Tally> of(Collection<String> arms, LocalDate day) {
    Instant since = day.atStartOfDay().toInstant(ZoneOffset.UTC);
    Map<UUID, CallLine> first = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> !line.decision().arm().isEmpty())
        .filter(line -> arms.contains(line.decision().arm()))
        .filter(line -> !heldAt(line).isBefore(since))
        .filter(line -> isFresh(line.key().subject(), line.purpose().taskType()))
        .sorted(Comparator.comparing(MemoryArms::heldAt))
        .forEach(line -> first.putIfAbsent(line.key().subject(), line));
    Map<String, Tally> tallies = new TreeMap<>();
    first.values().forEach(line -> tallies.merge(line.decision().arm(), task(line), this::plus));
    return List.copyOf(tallies.values());
  }

  private boolean isFresh(UUID task, String type) {
    return lines.stream()
        .filter(line -> line.key().subject().equals(task))
        .filter(line -> line.purpose().taskType().equals(type))
        .allMatch(line -> line.saved().equals(Usd.ZERO));
  }

  private Tally task(CallLine first) {
    List<CallLine> calls =
        lines.stream()
            .filter(line -> line.key().subject().equals(first.key().subject()))
            .filter(line -> line.purpose().taskType().equals(first.purpose().taskType()))
            .toList();
    boolean refused =
        calls.stream()
            .anyMatch(line ->
                line.acceptance() == Acceptance.REJECTED
                    || line.acceptance() == Acceptance.REVOKED);
    boolean delivered = calls.stream().anyMatch(line -> line.acceptance() == Acceptance.ACCEPTED);
    if (!refused && !delivered) {
      return new Tally(first.decision().arm(), 1, 0, 0, 0, 0, Sums.NONE, Sums.NONE);
    }
    return new Tally(
        first.decision().arm(),
        1,
        refused ? 0 : 1,
        refused ? 1 : 0,
        delivered ? 1 : 0,
        calls.size(),
        Sums.NONE.plus(calls.stream().mapToLong(line -> line.cost().nanos()).sum()),
        Sums.NONE.plus(calls.stream().mapToLong(CallLine::milliseconds).sum()));
  }

  private Tally plus(Tally one, Tally other) {
    return new Tally(
        one.arm(),
        one.tasks() + other.tasks(),
        one.accepted() + other.accepted(),
        one.rejected() + other.rejected(),
        one.delivered() + other.delivered(),
        one.calls() + other.calls(),
        plus(one.nanos(), other.nanos()),
        plus(one.milliseconds(), other.milliseconds()));
  }

  private static Sums plus(Sums one, Sums other) {
    return new Sums(one.sum().add(other.sum()), one.squares().add(other.squares()));
  }

  private static Instant heldAt(CallLine line) {
    return line.endedAt().minusMillis(line.milliseconds());
  }
}
