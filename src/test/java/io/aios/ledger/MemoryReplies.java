package io.aios.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The replies of a ledger in memory. */
final class MemoryReplies implements Replies {

  private final MemoryLedger ledger;

  MemoryReplies(MemoryLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public int expire(Collection<UUID> subjects, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one reply expires at a time, not " + most);
    }
    synchronized (ledger) {
      List<MemoryCall> calls = ledger.callsOf(subjects);
      calls.forEach(call -> ledger.replace(call.overtaken()));
      List<MemoryCall> due =
          calls.stream().filter(call -> call.reply().isPresent()).limit(most).toList();
      due.forEach(call -> ledger.replace(call.withoutReply()));
      return due.size();
    }
  }

  @Override
  public Set<UUID> withReplies(Collection<UUID> subjects) {
    synchronized (ledger) {
      return ledger.callsOf(subjects).stream()
          .filter(MemoryCall::hasReply)
          .map(call -> call.request().key().subject())
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
