package io.aios.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aios.ledger.Arms.Sums;
import io.aios.ledger.Arms.Tally;
import io.aios.ledger.CallLine.Ending;
import io.aios.llm.Origin;
import io.aios.llm.StopReason;
import io.aios.money.Usd;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What everybody promises who counts the arms of experiments. */
public abstract class ArmsContract {

  private static final LocalDate DAY = LocalDate.parse("2026-03-29");
  private static final Instant MORNING = Instant.parse("2026-03-29T06:00:00Z");

  private final String experiment = "e" + UUID.randomUUID().toString().substring(0, 8);
  private final String first = experiment + "/a";
  private final String second = experiment + "/b";
  private final UUID task = UUID.randomUUID();

  /** Arms that know these charged calls, and perhaps others of other arms. */
  protected abstract Arms arms(List<CallLine> lines);

  @Test
  void countsATaskOnceHoweverManyCallsItHas() {
    List<Tally> tallies =
        tallies(
            line(task, first, Acceptance.ACCEPTED, 30, 100),
            line(task, first, Acceptance.ACCEPTED, 12, 200));

    assertThat(tallies)
        .containsExactly(new Tally(first, 1, 1, 0, 1, 2, sums(42, 42 * 42), sums(300, 300 * 300)));
  }

  @Test
  void addsSquaresTaskByTask() {
    List<Tally> tallies =
        tallies(
            line(UUID.randomUUID(), first, Acceptance.ACCEPTED, 3, 10),
            line(UUID.randomUUID(), first, Acceptance.REJECTED, 4, 20),
            line(UUID.randomUUID(), second, Acceptance.ACCEPTED, 9_000_000_000L, 7_200_000));

    assertThat(tallies)
        .containsExactly(
            new Tally(first, 2, 1, 1, 1, 2, sums(7, 25), sums(30, 500)),
            new Tally(
                second,
                1,
                1,
                0,
                1,
                1,
                new Sums(
                    BigInteger.valueOf(9_000_000_000L), BigInteger.valueOf(9_000_000_000L).pow(2)),
                sums(7_200_000, 7_200_000L * 7_200_000)));
  }

  @Test
  void aTaskWithARejectedReplyIsRejectedButMayBeDelivered() {
    List<Tally> tallies =
        tallies(
            line(task, first, Acceptance.REJECTED, 5, 10),
            line(task, "", Acceptance.ACCEPTED, 7, 10));

    assertThat(tallies)
        .containsExactly(new Tally(first, 1, 0, 1, 1, 2, sums(12, 144), sums(20, 400)));
  }

  @Test
  void revokedReplyIsNeitherAcceptedNorDelivered() {
    List<Tally> tallies = tallies(line(task, first, Acceptance.REVOKED, 5, 10));

    assertThat(tallies)
        .containsExactly(new Tally(first, 1, 0, 1, 0, 1, sums(5, 25), sums(10, 100)));
  }

  @Test
  void taskThatNobodyJudgedIsCountedAndNothingElse() {
    List<Tally> tallies = tallies(line(task, first, Acceptance.OPEN, 5, 10));

    assertThat(tallies).containsExactly(new Tally(first, 1, 0, 0, 0, 0, Sums.NONE, Sums.NONE));
  }

  @Test
  void callsOfOtherTypesOfTheSameTaskAreNotPartOfIt() {
    CallLine other = line(task, "", "contract", Acceptance.REJECTED, 1_000, 10);

    List<Tally> tallies = tallies(line(task, first, Acceptance.ACCEPTED, 5, 10), other);

    assertThat(tallies)
        .containsExactly(new Tally(first, 1, 1, 0, 1, 1, sums(5, 25), sums(10, 100)));
  }

  @Test
  void taskBelongsToItsFirstArm() {
    CallLine later = later(line(task, second, Acceptance.ACCEPTED, 5, 10));

    List<Tally> tallies = tallies(later, line(task, first, Acceptance.REJECTED, 5, 10));

    assertThat(tallies).extracting(Tally::arm, Tally::calls).containsExactly(tuple(first, 2L));
  }

  @Test
  void onlyTasksThatBeganOnTheDayOrLaterCount() {
    Arms arms = arms(List.of(line(task, first, Acceptance.ACCEPTED, 5, 10)));

    assertThat(arms.of(List.of(first), DAY.plusDays(1))).isEmpty();
    assertThat(arms.of(List.of(first), DAY)).hasSize(1);
  }

  @Test
  void armsThatWereNotAskedForAreLeftOut() {
    Arms arms =
        arms(
            List.of(
                line(task, first, Acceptance.ACCEPTED, 5, 10),
                line(UUID.randomUUID(), second, Acceptance.ACCEPTED, 5, 10),
                line(UUID.randomUUID(), "", Acceptance.ACCEPTED, 5, 10)));

    assertThat(arms.of(List.of(second), DAY)).extracting(Tally::arm).containsExactly(second);
    assertThat(arms.of(List.of(""), DAY)).isEmpty();
    assertThat(arms.of(List.of(), DAY)).isEmpty();
  }

  @Test
  void callsWithoutAReplyCostWhatTheyCost() {
    CallLine broken = line(task, first, Acceptance.OPEN, 8, 10);
    var kept =
        new CallLine(
            broken.call(),
            broken.key(),
            broken.purpose(),
            broken.model(),
            broken.usage(),
            broken.cost(),
            Usd.ZERO,
            new Ending.Kept("the stream broke", Basis.ESTIMATED),
            broken.origin(),
            broken.decision(),
            Acceptance.OPEN,
            broken.endedAt(),
            broken.milliseconds());

    List<Tally> tallies = tallies(kept, later(line(task, first, Acceptance.ACCEPTED, 5, 10)));

    assertThat(tallies)
        .containsExactly(new Tally(first, 1, 1, 0, 1, 2, sums(13, 169), sums(20, 400)));
  }

  @Test
  void taskForWhichAReplyWasUsedAgainSaysNothingOfItsArm() {
    UUID other = UUID.randomUUID();

    List<Tally> tallies =
        tallies(
            usedAgain(line(task, first, Acceptance.ACCEPTED, 0, 0)),
            line(other, first, Acceptance.ACCEPTED, 5, 10),
            usedAgain(line(other, "", "contract", Acceptance.ACCEPTED, 0, 0)));

    assertThat(tallies)
        .containsExactly(new Tally(first, 1, 1, 0, 1, 1, sums(5, 25), sums(10, 100)));
  }

  private List<Tally> tallies(CallLine... lines) {
    return arms(List.of(lines)).of(List.of(first, second), DAY);
  }

  private static Sums sums(long sum, long squares) {
    return new Sums(BigInteger.valueOf(sum), BigInteger.valueOf(squares));
  }

  private static CallLine line(
      UUID task, String arm, Acceptance acceptance, long nanos, long milliseconds) {
    return line(task, arm, "qa", acceptance, nanos, milliseconds);
  }

  private static CallLine line(
      UUID task, String arm, String type, Acceptance acceptance, long nanos, long milliseconds) {
    UUID call = UUID.randomUUID();
    return new CallLine(
        call,
        new CallKey(task, "files-" + call.toString().substring(0, 8), "c0ffee"),
        new Purpose("default", UUID.randomUUID(), "QA", type),
        LedgerCast.MODEL,
        LedgerCast.USAGE,
        new Usd(nanos),
        Usd.ZERO,
        new Ending.Settled(StopReason.END, Basis.REPORTED),
        Origin.SIMULATED,
        new Decision("the cheapest", "cost", arm, List.of()),
        acceptance,
        MORNING.plusMillis(milliseconds),
        milliseconds);
  }

  private static CallLine usedAgain(CallLine line) {
    return new CallLine(
        line.call(),
        line.key(),
        line.purpose(),
        line.model(),
        line.usage(),
        line.cost(),
        new Usd(70),
        line.ending(),
        line.origin(),
        line.decision(),
        line.acceptance(),
        line.endedAt(),
        line.milliseconds());
  }

  private static CallLine later(CallLine line) {
    return new CallLine(
        line.call(),
        line.key(),
        line.purpose(),
        line.model(),
        line.usage(),
        line.cost(),
        Usd.ZERO,
        line.ending(),
        line.origin(),
        line.decision(),
        line.acceptance(),
        line.endedAt().plus(Duration.ofHours(1)),
        line.milliseconds());
  }
}
