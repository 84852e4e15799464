package io.aios.ledger;

import io.aios.ledger.Decision.Option;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reasoning;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.money.Usd;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** The accounts, calls and replies that tests of the ledger share. */
final class LedgerCast {

  static final ModelId MODEL = new ModelId("scripted", "economy");
  static final TokenUsage USAGE = new TokenUsage(1, 2, 3, 4, 5);
  static final TokenUsage FLEX = new TokenUsage(1, 2, 3, 4, 5, ServiceTier.FLEX);

  static final Purpose PURPOSE = new Purpose("default", UUID.randomUUID(), "QA", "qa");
  static final Decision DECISION =
      new Decision(
          "the cheapest",
          "cost",
          "test/a",
          List.of(
              new Option(
                  MODEL,
                  Usd.of("0.000000001"),
                  750,
                  Duration.ofMillis(1_234),
                  new BigDecimal("-0.5"))));

  private LedgerCast() {}

  static AccountId account() {
    return AccountId.ofProject(UUID.randomUUID());
  }

  static CallKey key() {
    return new CallKey(UUID.randomUUID(), "files-0", "c0ffee");
  }

  static HoldRequest request(Usd amount, AccountId... accounts) {
    return request(key(), amount, accounts);
  }

  static HoldRequest request(CallKey key, Usd amount, AccountId... accounts) {
    return new HoldRequest(
        key,
        PURPOSE,
        new TreeSet<>(List.of(accounts)),
        MODEL,
        Origin.SIMULATED,
        amount,
        Duration.ofHours(1),
        false,
        DECISION);
  }

  static AccountId tenant() {
    return AccountId.ofTenant("t" + UUID.randomUUID());
  }

  /** The same request of that tenant, which a reply to another one will do for. */
  static HoldRequest reusing(HoldRequest request, String tenant) {
    return new HoldRequest(
        request.key(),
        new Purpose(tenant, UUID.randomUUID(), "QA", "qa"),
        request.accounts(),
        request.model(),
        request.origin(),
        request.amount(),
        request.lifetime(),
        true,
        request.decision());
  }

  static Hold granted(Ledger ledger, HoldRequest request) {
    if (ledger.hold(request) instanceof HoldResult.Granted(Hold hold)) {
      return hold;
    }
    throw new AssertionError("not granted: " + request);
  }

  static Reply reply(String text) {
    return new Reply(MODEL, text, StopReason.END, USAGE, Origin.SIMULATED);
  }

  /** A reply with all that a reply can have. */
  static Reply reply(List<ToolCall> calls, List<Reasoning> reasoning) {
    return new Reply(MODEL, "", calls, reasoning, StopReason.TOOLS, FLEX, Origin.SIMULATED);
  }

  static Forfeit forfeit(Usd cost) {
    return new Forfeit(USAGE, cost, Basis.REPORTED, "declined");
  }

  static Charge charge(Usd cost) {
    return new Charge(reply("done"), cost);
  }
}
