package io.aios.ledger;

import io.aios.ledger.CallLine.Ending;
import io.aios.llm.Reply;
import io.aios.money.Usd;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The ledger as a twin in memory: one lock, no database, the same promises. Like a connection to a
 * database it breaks when it is used on a thread that is interrupted.
 */
public class MemoryLedger implements Ledger {

  private final Map<AccountId, Statement> accounts = new TreeMap<>();
  private final Map<UUID, HoldRequest> open = new HashMap<>();
  private final Map<UUID, Instant> heldAt = new HashMap<>();
  private final Map<CallKey, UUID> openCalls = new HashMap<>();
  private final Map<CallKey, Paid> settled = new HashMap<>();
  private final Map<UUID, End> ends = new HashMap<>();
  private final Map<UUID, CallLine> lines = new HashMap<>();
  private final InstantSource time;

  public MemoryLedger(InstantSource time) {
    this.time = time;
  }

  @Override
  public synchronized void open(AccountId account, Usd limit) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("A limit is never negative");
    }
    accounts.putIfAbsent(account, new Statement(account, limit, Usd.ZERO, Usd.ZERO));
  }

  @Override
  public synchronized Optional<Statement> statement(AccountId account) {
    return Optional.ofNullable(accounts.get(account));
  }

  /** How many holds nobody has ended. */
  public synchronized int openHolds() {
    return open.size();
  }

  @Override
  public synchronized HoldResult hold(HoldRequest request) {
    Paid before = settled.get(request.key());
    if (before != null) {
      return new HoldResult.AlreadySettled(
          before.call(), before.charge().reply(), before.charge().cost());
    }
    if (!accounts.keySet().containsAll(request.accounts())) {
      throw new IllegalArgumentException("No such account among " + request.accounts());
    }
    UUID left = openCalls.get(request.key());
    if (left != null) {
      var lost = new Hold(left, request.key(), amount(left));
      keep(lost, Forfeit.whole(lost, "taken over"));
    }
    for (AccountId account : request.accounts()) {
      Statement statement = found(account);
      if (request.amount().isMoreThan(statement.left())) {
        return new HoldResult.Denied(account, statement.left(), statement.held(), request.amount());
      }
    }
    return new HoldResult.Granted(granted(request));
  }

  private Hold granted(HoldRequest request) {
    var hold = new Hold(UUID.randomUUID(), request.key(), request.amount());
    open.put(hold.call(), request);
    openCalls.put(request.key(), hold.call());
    heldAt.put(hold.call(), time.instant());
    move(request, request.amount(), Usd.ZERO);
    return hold;
  }

  @Override
  public synchronized List<Statement> settle(Hold hold, Charge charge) {
    requireCovered(hold, charge.cost());
    ended(hold, new End("SETTLED", charge.cost()))
        .ifPresent(request -> {
          settled.put(hold.key(), new Paid(hold.call(), charge));
          String remark = charge.remark().isEmpty() ? "" : "; " + charge.remark();
          Reply reply = charge.reply();
          var line =
              new CallLine(
                  hold.call(),
                  hold.key(),
                  request.purpose(),
                  reply.model(),
                  reply.usage(),
                  charge.cost(),
                  new Ending.Settled(reply.stop(), charge.basis()),
                  reply.origin(),
                  request.decision().plus(remark),
                  Acceptance.OPEN,
                  time.instant(),
                  milliseconds(hold));
          lines.put(hold.call(), line);
        });
    return List.of();
  }

  @Override
  public synchronized void release(Hold hold, String reason) {
    ended(hold, new End("RELEASED", Usd.ZERO));
  }

  @Override
  public synchronized List<Statement> keep(Hold hold, Forfeit forfeit) {
    requireCovered(hold, forfeit.cost());
    String reason = forfeit.reason();
    ended(hold, new End("KEPT", forfeit.cost()))
        .ifPresent(request -> {
          var line =
              new CallLine(
                  hold.call(),
                  hold.key(),
                  request.purpose(),
                  request.model(),
                  forfeit.usage(),
                  forfeit.cost(),
                  new Ending.Kept(
                      reason.substring(0, Math.min(reason.length(), 2_000)), forfeit.basis()),
                  request.origin(),
                  request.decision(),
                  Acceptance.OPEN,
                  time.instant(),
                  milliseconds(hold));
          lines.put(hold.call(), line);
        });
    return List.of();
  }

  private static void requireCovered(Hold hold, Usd cost) {
    if (cost.isMoreThan(hold.amount())) {
      throw new IllegalArgumentException("A cost is never more than its hold");
    }
  }

  @Override
  public synchronized List<CallLine> calls(Collection<UUID> subjects) {
    return lines.values().stream()
        .filter(line -> subjects.contains(line.key().subject()))
        .sorted(Comparator.comparing(CallLine::endedAt))
        .limit(10_000)
        .toList();
  }

  /** Adds up what this ledger charged. */
  public Spending spending() {
    return new MemorySpending(this::charges);
  }

  private synchronized Collection<CallLine> charges() {
    return List.copyOf(lines.values());
  }

  /** A settled call. */
  private record Paid(UUID call, Charge charge) {}

  /** How a hold ended. */
  private record End(String state, Usd cost) {}

  /** The request of the hold that ends now; empty if it has ended in the same way before. */
  private Optional<HoldRequest> ended(Hold hold, End end) {
    HoldRequest request = open.get(hold.call());
    if (request == null) {
      if (end.equals(ends.get(hold.call()))) {
        return Optional.empty();
      }
      throw new IllegalStateException(
          "The hold of call " + hold.call() + " has ended already, in another way");
    }
    move(request, Usd.ZERO.minus(request.amount()), end.cost());
    open.remove(hold.call());
    openCalls.remove(hold.key());
    ends.put(hold.call(), end);
    return Optional.of(request);
  }

  private Usd amount(UUID call) {
    return Optional.ofNullable(open.get(call)).orElseThrow().amount();
  }

  private void move(HoldRequest request, Usd held, Usd spent) {
    if (Thread.currentThread().isInterrupted()) {
      throw new UncheckedIOException(new InterruptedIOException("closed by interrupt"));
    }
    for (AccountId account : request.accounts()) {
      Statement now = found(account);
      accounts.put(
          account,
          new Statement(account, now.limit(), now.held().plus(held), now.spent().plus(spent)));
    }
  }

  private Statement found(AccountId account) {
    return statement(account).orElseThrow(() -> new IllegalArgumentException("No " + account));
  }

  private long milliseconds(Hold hold) {
    Instant start = heldAt.getOrDefault(hold.call(), time.instant());
    return Duration.between(start, time.instant()).toMillis();
  }
}
