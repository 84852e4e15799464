package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.ledger.Acceptances.Tally;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger promises about judgements. */
public abstract class AcceptancesContract {

  /** The clock of the test starts in the last half hour before it in UTC minus one. */
  private static final LocalDate TODAY = LocalDate.parse("2026-03-29");

  private final SettableTime time = new SettableTime();
  private final ModelId model = new ModelId("claude", "m" + UUID.randomUUID());
  private final UUID subject = UUID.randomUUID();

  private Ledger ledger;
  private Acceptances acceptances;
  private AccountId project;

  protected abstract LedgerRoom room(InstantSource time);

  @BeforeEach
  void openProject() {
    LedgerRoom room = room(time);
    ledger = room.ledger();
    acceptances = room.acceptances();
    project = account();
    ledger.open(project, Usd.of("10"));
  }

  @Test
  void countsJudgementsByTaskTypeAndModel() {
    UUID first = settled("qa", 10);
    UUID second = settled("qa", 20);
    UUID third = settled("qa", 40);
    UUID other = settled("files", 80);
    settled("qa", 160);

    acceptances.judge(List.of(first, second), Acceptance.ACCEPTED);
    acceptances.judge(List.of(third, other), Acceptance.REJECTED);

    assertThat(tallies(TODAY))
        .containsExactly(
            new Tally("files", model, 0, 1, 0, 80), new Tally("qa", model, 2, 1, 0, 70));
    assertThat(ledger.calls(List.of(subject)))
        .extracting(CallLine::acceptance)
        .containsExactlyInAnyOrder(
            Acceptance.ACCEPTED,
            Acceptance.ACCEPTED,
            Acceptance.REJECTED,
            Acceptance.REJECTED,
            Acceptance.OPEN);
  }

  @Test
  void judgesOnce() {
    List<UUID> call = List.of(settled("qa", 10));

    acceptances.judge(call, Acceptance.ACCEPTED);
    acceptances.judge(call, Acceptance.ACCEPTED);
    acceptances.judge(call, Acceptance.REJECTED);

    assertThat(tallies(TODAY)).containsExactly(new Tally("qa", model, 1, 0, 0, 10));
  }

  @Test
  void revokesWhatWasAcceptedOfASubjectOnce() {
    UUID accepted = settled("qa", 10);
    UUID rejected = settled("qa", 20);
    acceptances.judge(List.of(accepted), Acceptance.ACCEPTED);
    acceptances.judge(List.of(rejected), Acceptance.REJECTED);

    acceptances.revoke(subject);
    acceptances.revoke(subject);
    acceptances.judge(List.of(accepted), Acceptance.ACCEPTED);

    assertThat(tallies(TODAY)).containsExactly(new Tally("qa", model, 1, 1, 1, 30));
  }

  @Test
  void countsFromADayOnInUtc() {
    UUID today = settled("qa", 10);
    time.pass(Duration.ofHours(23).plusMinutes(29));
    UUID lateToday = settled("qa", 20);
    time.pass(Duration.ofMinutes(1));
    UUID tomorrow = settled("qa", 40);
    time.pass(Duration.ofDays(10));
    acceptances.judge(List.of(today, lateToday, tomorrow), Acceptance.ACCEPTED);

    assertThat(tallies(TODAY)).containsExactly(new Tally("qa", model, 3, 0, 0, 70));
    assertThat(tallies(TODAY.plusDays(1))).containsExactly(new Tally("qa", model, 1, 0, 0, 40));
    assertThat(tallies(TODAY.plusDays(2))).isEmpty();
  }

  @Test
  void judgesNeitherOpenNorKeptNorUnknownCalls() {
    Hold open = granted(ledger, asked("qa"));
    Hold kept = granted(ledger, asked("qa"));
    ledger.keep(kept, Forfeit.whole(kept, "the stream broke"));

    acceptances.judge(List.of(open.call(), kept.call(), UUID.randomUUID()), Acceptance.ACCEPTED);
    acceptances.judge(List.of(), Acceptance.REJECTED);
    acceptances.revoke(UUID.randomUUID());

    assertThat(tallies(TODAY)).isEmpty();
  }

  @Test
  void refusesOtherJudgements() {
    List<UUID> call = List.of(settled("qa", 10));

    assertThatIllegalArgumentException().isThrownBy(() -> acceptances.judge(call, Acceptance.OPEN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> acceptances.judge(call, Acceptance.REVOKED));
  }

  @Test
  void doesNotCountAReplyThatWasUsedAgain() {
    String tenant = "t" + UUID.randomUUID();
    HoldRequest request = request(Usd.of("0.01"), project);
    settle(granted(ledger, LedgerCast.reusing(request, tenant)), 10);
    var again = new CallKey(subject, "again", request.key().requestHash());
    if (ledger.hold(LedgerCast.reusing(request(again, Usd.of("0.01"), project), tenant))
        instanceof HoldResult.Reused reused) {
      acceptances.judge(List.of(reused.call()), Acceptance.ACCEPTED);
    }

    assertThat(ledger.calls(List.of(subject)))
        .extracting(CallLine::acceptance)
        .containsExactly(Acceptance.ACCEPTED);
    acceptances.revoke(subject);
    assertThat(tallies(TODAY)).isEmpty();
  }

  @Test
  void countsEachJudgementOnceWhenManyJudgeAtOnce() {
    List<UUID> calls =
        List.of(settled("qa", 1), settled("files", 1), settled("qa", 1), settled("plan", 1));
    List<UUID> backwards = calls.reversed();

    Crowd.of(16)
        .run(thread -> {
          acceptances.judge(thread % 2 == 0 ? calls : backwards, Acceptance.ACCEPTED);
          acceptances.revoke(subject);
        });

    assertThat(tallies(TODAY))
        .containsExactly(
            new Tally("files", model, 1, 0, 1, 1),
            new Tally("plan", model, 1, 0, 1, 1),
            new Tally("qa", model, 2, 0, 2, 2));
  }

  private List<Tally> tallies(LocalDate day) {
    return acceptances.since(day).stream().filter(tally -> tally.model().equals(model)).toList();
  }

  private UUID settled(String taskType, long output) {
    return settle(granted(ledger, asked(taskType)), output);
  }

  private UUID settle(Hold hold, long output) {
    var usage = new TokenUsage(1, 0, 0, 0, output);
    var reply = new Reply(model, "x", StopReason.END, usage, Origin.MODEL);
    ledger.settle(hold, new Charge(reply, Usd.ZERO));
    return hold.call();
  }

  private HoldRequest asked(String taskType) {
    HoldRequest any =
        request(
            new CallKey(subject, UUID.randomUUID().toString(), "c0ffee"), Usd.of("0.01"), project);
    return new HoldRequest(
        any.key(),
        new Purpose("default", UUID.randomUUID(), "QA", taskType),
        new TreeSet<>(any.accounts()),
        model,
        Origin.MODEL,
        any.amount(),
        any.lifetime(),
        false,
        any.decision());
  }
}
