package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.reply;
import static io.aios.ledger.LedgerCast.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.HoldResult.Granted;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reasoning;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.llm.ToolCall;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ledger promises about the replies and lines that it stores. */
public abstract class CallLineContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd CENT = Usd.of("0.01");
  private static final ToolCall NO_CALL = new ToolCall("", "", "");

  private final SettableTime time = new SettableTime();

  private Ledger ledger;
  private AccountId project;

  protected abstract Ledger ledger(InstantSource time);

  @BeforeEach
  void openProject() {
    ledger = ledger(time);
    project = account();
    ledger.open(project, Usd.of("100"));
  }

  @Test
  void showsASettledCall() {
    CallKey key = key();
    Hold hold = granted(key, ONE);
    var model = new ModelId("openai", "org/model:1");
    var reply = new Reply(model, "part", StopReason.LENGTH, LedgerCast.USAGE, Origin.MODEL);

    time.pass(Duration.ofMillis(1_234));
    ledger.settle(hold, new Charge(reply, Usd.of("0.5"), Basis.REPORTED, "capped"));

    assertThat(ledger.calls(List.of(key.subject())))
        .containsExactly(
            new CallLine(
                hold.call(),
                key,
                LedgerCast.PURPOSE,
                model,
                LedgerCast.USAGE,
                Usd.of("0.5"),
                Usd.ZERO,
                new Ending.Settled(StopReason.LENGTH, Basis.REPORTED),
                Origin.MODEL,
                LedgerCast.DECISION.plus("; capped"),
                Acceptance.OPEN,
                Instant.parse("2026-03-29T00:30:01.234Z"),
                1_234));
  }

  @Test
  void marksAKeptHoldAsAnEstimate() {
    CallKey key = key();
    Hold hold = granted(key, ONE);

    ledger.keep(hold, Forfeit.whole(hold, "the stream broke"));

    assertThat(ledger.calls(List.of(key.subject())))
        .containsExactly(
            new CallLine(
                hold.call(),
                key,
                LedgerCast.PURPOSE,
                LedgerCast.MODEL,
                TokenUsage.NONE,
                ONE,
                Usd.ZERO,
                new Ending.Kept("the stream broke", Basis.ESTIMATED),
                Origin.SIMULATED,
                LedgerCast.DECISION,
                Acceptance.OPEN,
                time.instant(),
                0));
  }

  @Test
  void marksTheHoldOfALostWorkerAsAnEstimate() {
    CallKey key = key();
    granted(key, ONE);

    granted(key, ONE);

    assertThat(ledger.calls(List.of(key.subject())))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.usage()).isEqualTo(TokenUsage.NONE);
          assertThat(line.cost()).isEqualTo(ONE);
          assertThat(line.ending().basis()).isEqualTo(Basis.ESTIMATED);
        });
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatAKeptCallUsedAndWhatItsCostRestsOn(Basis basis) {
    CallKey key = key();

    ledger.keep(granted(key, ONE), new Forfeit(LedgerCast.FLEX, CENT, basis, "declined"));

    assertThat(ledger.calls(List.of(key.subject())))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.usage()).isEqualTo(LedgerCast.FLEX);
          assertThat(line.cost()).isEqualTo(CENT);
          assertThat(line.ending()).isEqualTo(new Ending.Kept("declined", basis));
        });
  }

  @ParameterizedTest
  @EnumSource
  void showsTheTierOfASettledCallAndWhatItsCostRestsOn(Basis basis) {
    CallKey key = key();
    TokenUsage usage = basis == Basis.ESTIMATED ? LedgerCast.FLEX.asEstimate() : LedgerCast.FLEX;
    var reply = new Reply(LedgerCast.MODEL, "", StopReason.END, usage, Origin.MODEL);

    ledger.settle(granted(key, ONE), new Charge(reply, CENT, basis, ""));

    assertThat(ledger.calls(List.of(key.subject())))
        .singleElement()
        .satisfies(line -> {
          assertThat(line.usage()).isEqualTo(usage);
          assertThat(line.ending()).isEqualTo(new Ending.Settled(StopReason.END, basis));
        });
    assertSettled(key, reply, CENT);
  }

  @Test
  void showsASettledCallOfWhichNothingWasReported() {
    CallKey key = key();
    var reply = new Reply(LedgerCast.MODEL, "x", StopReason.END, TokenUsage.NONE, Origin.MODEL);

    ledger.settle(granted(key, ONE), new Charge(reply, ONE, Basis.ESTIMATED, "nothing reported"));

    assertThat(ledger.calls(List.of(key.subject())))
        .extracting(CallLine::usage)
        .containsExactly(TokenUsage.NONE);
    assertSettled(key, reply, ONE);
  }

  @Test
  void givesToolCallsAndReasoningBackAsTheyWere() {
    CallKey key = key();
    String hostile = "{\"a\":\"\\u0000 \0 größe 本 🦊 \ud83e '; drop\"}";
    Reply reply =
        reply(
            List.of(
                new ToolCall("call_1", "write", hostile), new ToolCall("call_2", "write", "{}")),
            List.of(
                new Reasoning(LedgerCast.MODEL, hostile),
                new Reasoning(new ModelId("openai", "org/model:1"), "{}")));
    ledger.settle(granted(key, ONE), new Charge(reply, CENT));

    assertSettled(key, reply, CENT);
  }

  @Test
  void showsNeitherOpenNorReleasedCalls() {
    CallKey open = key();
    CallKey released = key();
    granted(open, ONE);
    ledger.release(granted(released, ONE), "no capacity");

    assertThat(ledger.calls(List.of(open.subject(), released.subject()))).isEmpty();
  }

  @Test
  void showsTheCallsOfTheseSubjectsOnlyOldestFirst() {
    CallKey first = key();
    CallKey second = key();
    CallKey third = new CallKey(first.subject(), "files-1", "c0ffee");
    for (CallKey key : List.of(first, second, key(), third)) {
      time.pass(Duration.ofSeconds(1));
      ledger.settle(granted(key, ONE), LedgerCast.charge(ONE));
    }

    List<CallLine> lines = ledger.calls(List.of(second.subject(), first.subject()));

    assertThat(lines).extracting(CallLine::key).containsExactly(first, second, third);
    assertThat(ledger.calls(List.of())).isEmpty();
    assertThat(ledger.calls(List.of(UUID.randomUUID()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\0", "a\0b", "größe 本 🦊", "'; drop table account; --", "\r\n\t\\x00"})
  void storesAnyText(String text) {
    CallKey key = key();
    ledger.settle(granted(key, ONE), new Charge(reply(text), ONE));

    assertSettled(key, reply(text), ONE);
  }

  @Test
  void storesAReplyOfEightMebibytes() {
    CallKey key = key();
    String text = "é".repeat(Charge.MOST_REPLY_BYTES / 2);
    ledger.settle(granted(key, ONE), new Charge(reply(text), ONE));

    assertThat(ledger.hold(request(key, ONE, project)))
        .isInstanceOfSatisfying(
            AlreadySettled.class, again -> assertThat(again.reply().text()).isEqualTo(text));
  }

  @Test
  void storesEightMebibytesOfArgumentsThatAllHaveToBeEscaped() {
    CallKey key = key();
    var call = new ToolCall("", "", "\0".repeat(Charge.MOST_REPLY_BYTES - 64));
    ledger.settle(granted(key, ONE), new Charge(reply(List.of(call), List.of()), ONE));

    assertThat(ledger.hold(request(key, ONE, project)))
        .isInstanceOfSatisfying(
            AlreadySettled.class, again -> assertThat(again.reply().calls()).containsExactly(call));
  }

  @Test
  void refusesALargerReply() {
    String half = "é".repeat(Charge.MOST_REPLY_BYTES / 4);
    var call = new ToolCall("", "", half);
    var reasoning = new Reasoning(LedgerCast.MODEL, half);

    assertTooLarge(reply(half + half + "x"));
    assertTooLarge(reply(List.of(call), List.of(reasoning)));
    assertTooLarge(
        reply(Collections.nCopies(Charge.MOST_REPLY_BYTES / 64 + 1, NO_CALL), List.of()));
  }

  private static void assertTooLarge(Reply reply) {
    assertThat(Charge.fits(reply)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> new Charge(reply, ONE));
  }

  @Test
  void cutsLongReasons() {
    CallKey key = key();
    Hold hold = granted(key, ONE);

    ledger.keep(hold, Forfeit.whole(hold, "x".repeat(100_000)));

    assertThat(ledger.calls(List.of(key.subject())))
        .extracting(CallLine::ending)
        .containsExactly(new Ending.Kept("x".repeat(2_000), Basis.ESTIMATED));
  }

  @Test
  void endsAHoldWhateverTheReason() {
    ledger.release(granted(key(), ONE), "NUL \0 in a provider's message");
    Hold hold = granted(key(), ONE);
    ledger.keep(hold, Forfeit.whole(hold, "NUL \0 in a provider's message"));

    assertThat(ledger.statement(project))
        .contains(new Statement(project, Usd.of("100"), Usd.ZERO, ONE));
  }

  private void assertSettled(CallKey key, Reply reply, Usd cost) {
    assertThat(ledger.hold(request(key, ONE, project)))
        .isInstanceOfSatisfying(
            AlreadySettled.class,
            again -> {
              assertThat(again.reply()).isEqualTo(reply);
              assertThat(again.cost()).isEqualTo(cost);
            });
  }

  private Hold granted(CallKey key, Usd amount) {
    if (ledger.hold(request(key, amount, project)) instanceof Granted(Hold hold)) {
      return hold;
    }
    throw new AssertionError("not granted: " + key);
  }
}
