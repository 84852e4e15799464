package io.aios.ledger;

import io.aios.llm.ModelId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Judgements as a twin in memory: they are counted anew each time. */
public class MemoryAcceptances implements Acceptances {

  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::taskType)
          .thenComparing(subject -> subject.model().provider())
          .thenComparing(subject -> subject.model().name());

  private final MemoryLedger ledger;

  public MemoryAcceptances(MemoryLedger ledger) {
    this.ledger = ledger;
  }

  private record Subject(String taskType, ModelId model) {}

  @Override
  public void judge(Collection<UUID> calls, Acceptance acceptance) {
    if (acceptance != Acceptance.ACCEPTED && acceptance != Acceptance.REJECTED) {
      throw new IllegalArgumentException("A reply is accepted or rejected, not " + acceptance);
    }
    calls.forEach(call -> ledger.judge(call, Acceptance.OPEN, acceptance));
  }

  @Override
  public void revoke(UUID subject) {
    ledger
        .calls(List.of(subject))
        .forEach(line -> ledger.judge(line.call(), Acceptance.ACCEPTED, Acceptance.REVOKED));
  }

  @Override
  public List<Tally> since(LocalDate day) {
    Map<Subject, List<CallLine>> judged =
        ledger
            .judged()
            .filter(line -> !line.endedAt().atOffset(ZoneOffset.UTC).toLocalDate().isBefore(day))
            .collect(
                Collectors.groupingBy(
                    line -> new Subject(line.purpose().taskType(), line.model())));
    return judged.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .map(entry -> tally(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Tally tally(Subject subject, List<CallLine> lines) {
    long rejected = count(lines, Acceptance.REJECTED);
    return new Tally(
        subject.taskType(),
        subject.model(),
        lines.size() - rejected,
        rejected,
        count(lines, Acceptance.REVOKED),
        lines.stream().mapToLong(line -> line.usage().output()).sum());
  }

  private static long count(List<CallLine> lines, Acceptance acceptance) {
    return lines.stream().filter(line -> line.acceptance() == acceptance).count();
  }
}
