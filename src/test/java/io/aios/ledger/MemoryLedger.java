package io.aios.ledger;

import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.MemoryCall.State;
import io.aios.llm.Reply;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The ledger as a twin in memory: one lock, no database, the same promises. Like a connection to a
 * database it breaks when it is used on a thread that is interrupted.
 */
public class MemoryLedger implements Ledger {

  private final Map<UUID, MemoryCall> calls = new LinkedHashMap<>();
  private final Map<CallKey, MemoryCall> current = new LinkedHashMap<>();
  private final MemoryBudgets budgets;
  private final InstantSource time;

  public MemoryLedger(InstantSource time) {
    this(time, new MemoryBudgets(time));
  }

  public MemoryLedger(InstantSource time, MemoryBudgets budgets) {
    this.time = time;
    this.budgets = budgets;
  }

  @Override
  public void open(AccountId account, Usd limit) {
    budgets.open(account, limit);
  }

  @Override
  public Optional<Statement> statement(AccountId account) {
    return budgets.statement(account);
  }

  /** How many holds nobody has ended. */
  public synchronized int openHolds() {
    return (int) calls.values().stream().filter(call -> call.state() == State.HELD).count();
  }

  @Override
  public synchronized HoldResult hold(HoldRequest request) {
    if (request.reuse() && !current.containsKey(request.key())) {
      Optional<MemoryCall> original = reusable(request);
      if (original.isPresent()) {
        return reused(request, original.get());
      }
    }
    return settled(request.key()).<HoldResult>map(before -> before).orElseGet(() -> held(request));
  }

  @Override
  public synchronized Optional<HoldResult.AlreadySettled> settled(CallKey key) {
    return Optional.ofNullable(current.get(key))
        .filter(before -> before.state() == State.SETTLED)
        .map(before ->
            new HoldResult.AlreadySettled(
                before.id(),
                before
                    .reply()
                    .orElseThrow(() -> new IllegalStateException("The reply has expired")),
                before.cost()));
  }

  private HoldResult held(HoldRequest request) {
    Map<AccountId, AccountId> payers = budgets.payers(request.accounts());
    Optional<MemoryCall> before = Optional.ofNullable(current.get(request.key()));
    before
        .filter(call -> call.state() == State.HELD)
        .ifPresent(lost -> {
          var hold = new Hold(lost.id(), request.key(), lost.request().amount());
          CallLine kept = line(lost, Forfeit.whole(hold, "taken over"));
          move(lost.payers(), Usd.ZERO.minus(hold.amount()), hold.amount());
          put(lost.ended(State.KEPT, hold.amount(), kept));
        });
    for (Map.Entry<AccountId, AccountId> payer : payers.entrySet()) {
      Statement now = budgets.statement(payer.getValue()).orElseThrow();
      if (request.amount().isMoreThan(now.left())) {
        return new HoldResult.Denied(payer.getKey(), now.left(), now.held(), request.amount());
      }
    }
    before
        .filter(call -> call.state() == State.KEPT)
        .ifPresent(expired -> put(expired.overtaken()));
    var id = UUID.randomUUID();
    move(payers.values(), request.amount(), Usd.ZERO);
    put(MemoryCall.held(id, request, List.copyOf(payers.values()), time.instant()));
    return new HoldResult.Granted(new Hold(id, request.key(), request.amount()));
  }

  private Optional<MemoryCall> reusable(HoldRequest request) {
    return calls.values().stream()
        .filter(call -> call.answers(request))
        .filter(call -> calls.values().stream().noneMatch(other -> other.rejects(call)))
        .max(Comparator.comparing(call -> call.line().orElseThrow().endedAt()));
  }

  private HoldResult reused(HoldRequest request, MemoryCall original) {
    Reply paid = original.reply().orElseThrow();
    var reply =
        new Reply(
            paid.model(),
            paid.text(),
            paid.calls(),
            paid.reasoning(),
            paid.stop(),
            TokenUsage.NONE,
            paid.origin());
    MemoryCall call =
        MemoryCall.held(UUID.randomUUID(), request, List.of(), time.instant())
            .reusing(original, reply);
    CallLine line =
        line(
            call,
            reply,
            new Charge(reply, Usd.ZERO, Basis.REPORTED, "not called, a reply was used again"));
    put(call.ended(State.SETTLED, Usd.ZERO, line));
    return new HoldResult.Reused(call.id(), reply, original.cost());
  }

  @Override
  public synchronized List<Statement> settle(Hold hold, Charge charge) {
    requireCovered(hold, charge.cost());
    return end(
        hold,
        State.SETTLED,
        charge.cost(),
        call -> call.settled(line(call, charge.reply(), charge), charge));
  }

  @Override
  public synchronized void release(Hold hold, String reason) {
    end(hold, State.RELEASED, Usd.ZERO, MemoryCall::released);
  }

  @Override
  public synchronized List<Statement> keep(Hold hold, Forfeit forfeit) {
    requireCovered(hold, forfeit.cost());
    return end(
        hold,
        State.KEPT,
        forfeit.cost(),
        call -> call.ended(State.KEPT, forfeit.cost(), line(call, forfeit)));
  }

  @Override
  public synchronized int expire(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one hold expires at a time, not " + most);
    }
    List<MemoryCall> due =
        calls.values().stream()
            .filter(call -> call.state() == State.HELD)
            .filter(call -> !call.expiresAt().isAfter(time.instant()))
            .sorted(Comparator.comparing(MemoryCall::expiresAt))
            .limit(most)
            .toList();
    for (MemoryCall call : due) {
      Usd amount = call.request().amount();
      var hold = new Hold(call.id(), call.request().key(), amount);
      move(call.payers(), Usd.ZERO.minus(amount), amount);
      put(call.expired(line(call, Forfeit.whole(hold, "nobody said in time how the call ended"))));
    }
    return due.size();
  }

  private static void requireCovered(Hold hold, Usd cost) {
    if (cost.isMoreThan(hold.amount())) {
      throw new IllegalArgumentException("A cost is never more than its hold");
    }
  }

  @Override
  public synchronized List<CallLine> calls(Collection<UUID> subjects) {
    return calls.values().stream()
        .flatMap(call -> call.line().stream())
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
    return calls.values().stream().flatMap(call -> call.line().stream()).toList();
  }

  /** The replies that were judged and had not been used before. */
  synchronized Stream<CallLine> judged() {
    return List.copyOf(calls.values()).stream()
        .filter(call -> call.original().isEmpty())
        .flatMap(call -> call.line().stream())
        .filter(line -> line.acceptance() != Acceptance.OPEN);
  }

  /** Replaces what became of a reply; empty if it was judged otherwise before. */
  synchronized Optional<MemoryCall> judge(UUID call, Acceptance from, Acceptance to) {
    return Optional.ofNullable(calls.get(call))
        .flatMap(one -> one.judged(from, to))
        .map(judged -> {
          put(judged);
          return judged;
        });
  }

  /** The replies that this ledger stores. */
  public Replies replies() {
    return new MemoryReplies(this);
  }

  synchronized List<MemoryCall> callsOf(Collection<UUID> subjects) {
    return calls.values().stream()
        .filter(call -> subjects.contains(call.request().key().subject()))
        .toList();
  }

  synchronized void replace(MemoryCall call) {
    put(call);
  }

  private List<Statement> end(
      Hold hold, State state, Usd cost, Function<MemoryCall, MemoryCall> ended) {
    MemoryCall call = Optional.ofNullable(calls.get(hold.call())).orElseThrow();
    if (call.hasEnded()) {
      if (call.hasEndedSo(state, cost)) {
        return List.of();
      }
      throw new IllegalStateException(
          "The hold of call " + hold.call() + " has ended already, in another way");
    }
    Usd held = call.state() == State.HELD ? call.request().amount() : Usd.ZERO;
    move(call.payers(), Usd.ZERO.minus(held), cost.minus(call.cost()));
    put(ended.apply(call));
    return budgets.warned(call.payers());
  }

  private void put(MemoryCall call) {
    calls.put(call.id(), call);
    if (call.isCurrent()) {
      current.put(call.request().key(), call);
    } else {
      current.computeIfPresent(
          call.request().key(), (key, now) -> now.id().equals(call.id()) ? null : now);
    }
  }

  private void move(Iterable<AccountId> payers, Usd held, Usd spent) {
    if (Thread.currentThread().isInterrupted()) {
      throw new UncheckedIOException(new InterruptedIOException("closed by interrupt"));
    }
    payers.forEach(row -> budgets.move(row, held, spent));
  }

  private CallLine line(MemoryCall call, Reply reply, Charge charge) {
    String remark = charge.remark().isEmpty() ? "" : "; " + charge.remark();
    Ending ending =
        call.isOvertaken()
            ? new Ending.Kept("its reply came after another one was asked for", charge.basis())
            : new Ending.Settled(reply.stop(), charge.basis());
    return new CallLine(
        call.id(),
        call.request().key(),
        call.request().purpose(),
        reply.model(),
        reply.usage(),
        charge.cost(),
        call.saved(),
        ending,
        reply.origin(),
        call.request().decision().plus(remark),
        Acceptance.OPEN,
        time.instant(),
        milliseconds(call));
  }

  private CallLine line(MemoryCall call, Forfeit forfeit) {
    String reason = forfeit.reason();
    return new CallLine(
        call.id(),
        call.request().key(),
        call.request().purpose(),
        call.request().model(),
        forfeit.usage(),
        forfeit.cost(),
        Usd.ZERO,
        new Ending.Kept(reason.substring(0, Math.min(reason.length(), 2_000)), forfeit.basis()),
        call.request().origin(),
        call.request().decision(),
        Acceptance.OPEN,
        time.instant(),
        milliseconds(call));
  }

  private long milliseconds(MemoryCall call) {
    Instant start = call.heldAt();
    return Duration.between(start, time.instant()).toMillis();
  }
}
