package io.aios.ledger;

import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of the ledger in memory.
 *
 * @param payers the rows that pay
 * @param late how an expired hold stands; {@code NEVER} for one that never expired
 * @param lateEnd how a hold ended; if it expired, how it was ended late
 */
record MemoryCall(
    UUID id,
    HoldRequest request,
    List<AccountId> payers,
    Instant heldAt,
    State state,
    Late late,
    State lateEnd,
    Usd cost,
    Optional<CallLine> line,
    Optional<Reply> reply,
    Optional<MemoryCall> original) {

  enum State {
    HELD,
    SETTLED,
    RELEASED,
    KEPT
  }

  enum Late {
    NEVER,
    AWAITED,
    OVERTAKEN
  }

  static MemoryCall held(UUID id, HoldRequest request, List<AccountId> payers, Instant now) {
    return new MemoryCall(
        id,
        request,
        payers,
        now,
        State.HELD,
        Late.NEVER,
        State.HELD,
        Usd.ZERO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Instant expiresAt() {
    return heldAt.plus(request.lifetime());
  }

  boolean hasEnded() {
    return lateEnd != State.HELD;
  }

  boolean hasEndedSo(State end, Usd atCost) {
    return lateEnd == end && cost.equals(atCost);
  }

  /** Whether it stands for its call: no other line may be opened beside it. */
  boolean isCurrent() {
    return state == State.HELD || state == State.SETTLED || (late == Late.AWAITED && !hasEnded());
  }

  boolean isOvertaken() {
    return late == Late.OVERTAKEN;
  }

  Usd saved() {
    return original.map(MemoryCall::cost).orElse(Usd.ZERO);
  }

  MemoryCall expired(CallLine kept) {
    return with(State.KEPT, Late.AWAITED, State.HELD, request.amount(), Optional.of(kept), reply);
  }

  MemoryCall overtaken() {
    return (late == Late.AWAITED && !hasEnded())
        ? with(state, Late.OVERTAKEN, lateEnd, cost, line, reply)
        : this;
  }

  /** Whether it has a reply, or may still get one. */
  boolean hasReply() {
    return state == State.HELD || (late == Late.AWAITED && !hasEnded()) || reply.isPresent();
  }

  MemoryCall withoutReply() {
    return with(state, late, lateEnd, cost, line, Optional.empty());
  }

  MemoryCall ended(State end, Usd atCost, CallLine charged) {
    return with(end, late, end, atCost, Optional.of(charged), reply);
  }

  MemoryCall settled(CallLine charged, Charge charge) {
    return isOvertaken()
        ? with(State.KEPT, late, State.SETTLED, charge.cost(), Optional.of(charged), reply)
        : with(
            State.SETTLED,
            late,
            State.SETTLED,
            charge.cost(),
            Optional.of(charged),
            Optional.of(charge.reply()));
  }

  MemoryCall released() {
    return with(State.RELEASED, late, State.RELEASED, Usd.ZERO, Optional.empty(), reply);
  }

  MemoryCall reusing(MemoryCall paid, Reply again) {
    return new MemoryCall(
        id,
        request,
        payers,
        heldAt,
        state,
        late,
        lateEnd,
        cost,
        line,
        Optional.of(again),
        Optional.of(paid));
  }

  boolean answers(HoldRequest asked) {
    return state == State.SETTLED
        && original.isEmpty()
        && request.key().requestHash().equals(asked.key().requestHash())
        && request.purpose().tenant().equals(asked.purpose().tenant())
        && reply.isPresent()
        && reply.orElseThrow().stop() == StopReason.END
        && !isRejected()
        && (asked.origin() == Origin.SIMULATED || reply.orElseThrow().origin() == Origin.MODEL);
  }

  boolean rejects(MemoryCall other) {
    return original.filter(paid -> paid.id().equals(other.id())).isPresent() && isRejected();
  }

  private boolean isRejected() {
    return line.map(CallLine::acceptance)
        .filter(now -> now == Acceptance.REJECTED || now == Acceptance.REVOKED)
        .isPresent();
  }

  Optional<MemoryCall> judged(Acceptance from, Acceptance to) {
    return line.filter(now -> state == State.SETTLED && now.acceptance() == from)
        .map(now ->
            with(
                state,
                late,
                lateEnd,
                cost,
                Optional.of(
                    new CallLine(
                        now.call(),
                        now.key(),
                        now.purpose(),
                        now.model(),
                        now.usage(),
                        now.cost(),
                        now.saved(),
                        now.ending(),
                        now.origin(),
                        now.decision(),
                        to,
                        now.endedAt(),
                        now.milliseconds())),
                reply));
  }

  private MemoryCall with(
      State to,
      Late lateNow,
      State endedSo,
      Usd atCost,
      Optional<CallLine> lineNow,
      Optional<Reply> replyNow) {
    return new MemoryCall(
        id, request, payers, heldAt, to, lateNow, endedSo, atCost, lineNow, replyNow, original);
  }
}
