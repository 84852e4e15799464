package io.aios.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.engine.DurableWrite;
import io.aios.gateway.TransactionsTwin;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Acceptances;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Answer;
import io.aios.verification.Finding;
import io.aios.verification.Verdict;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class AppraisalTest {

  private static final ModelId CHEAP = ModelId.of("scripted/economy");
  private static final ModelId DEAR = ModelId.of("scripted/premium");

  private final TransactionsTwin transactions = new TransactionsTwin();
  private final AcceptancesTwin acceptances = new AcceptancesTwin();
  private final Appraisal appraisal =
      new Appraisal(
          acceptances,
          new DurableWrite(
              new TransactionTemplate(transactions), InstantSource.system(), Thread::sleep));

  @Test
  void judgesAllRepliesSinceTheLastVerdict() {
    UUID first = hear("files-0", CHEAP);
    UUID rest = hear("files-0-more-1", CHEAP);
    appraisal.judge(refused(0));
    UUID second = hear("files-1", DEAR);
    appraisal.judge(held(1));

    assertThat(acceptances.judged)
        .containsExactly(
            new Judged(List.of(first, rest), Acceptance.REJECTED),
            new Judged(List.of(second), Acceptance.ACCEPTED));
    assertThat(transactions.commits()).isEqualTo(2);
  }

  @Test
  void rejectsAReplyWithoutAWordEvenIfTheNextOneHolds() {
    UUID blank = hear("files-0", CHEAP, " ");
    UUID complete = hear("files-0-more-1", CHEAP, "text");
    appraisal.judge(held(0));

    assertThat(acceptances.judged)
        .containsExactlyInAnyOrder(
            new Judged(List.of(blank), Acceptance.REJECTED),
            new Judged(List.of(complete), Acceptance.ACCEPTED));
    assertThat(transactions.commits()).isEqualTo(1);
  }

  @Test
  void remembersWhoseRepliesDidNotDoUntilTheWorkHolds() {
    hear("files-0", CHEAP);
    hear("files-0-more-1", DEAR);
    assertThat(appraisal.rejected("files-0-more-2")).isEmpty();

    appraisal.judge(refused(0));
    assertThat(appraisal.rejected("files-1")).containsExactlyInAnyOrder(CHEAP, DEAR);
    assertThat(appraisal.rejected("plan-0")).as("that is another question").isEmpty();

    hear("files-1", DEAR);
    appraisal.judge(held(1));
    assertThat(appraisal.rejected("files-2")).isEmpty();
  }

  @Test
  void saysNothingOfWorkForWhichNobodyWasAsked() {
    appraisal.judge(refused(0));

    assertThat(acceptances.judged).isEmpty();
    assertThat(appraisal.rejected("files-0")).isEmpty();
  }

  private UUID hear(String step, ModelId model) {
    return hear(step, model, "text");
  }

  private UUID hear(String step, ModelId model, String text) {
    UUID call = UUID.randomUUID();
    var reply = new Reply(model, text, StopReason.END, TokenUsage.of(1, 1), Origin.SIMULATED);
    appraisal.hear(step, new Answer.Answered(call, reply, Usd.ZERO, "the only one"));
    return call;
  }

  private static Verdict held(int round) {
    return new Verdict(round, List.of("syntax"), List.of());
  }

  private static Verdict refused(int round) {
    return new Verdict(round, List.of("syntax"), List.of(new Finding("syntax", "", "broken")));
  }

  /** A call of {@link Acceptances#judge}. */
  private record Judged(List<UUID> calls, Acceptance acceptance) {}

  /** Remembers what was judged. */
  private static final class AcceptancesTwin implements Acceptances {

    private final List<Judged> judged = new ArrayList<>();

    @Override
    public void judge(Collection<UUID> calls, Acceptance acceptance) {
      judged.add(new Judged(List.copyOf(calls), acceptance));
    }

    @Override
    public void revoke(UUID subject) {
      throw new UnsupportedOperationException("A worker revokes nothing");
    }

    @Override
    public List<Tally> since(LocalDate day) {
      throw new UnsupportedOperationException("A worker counts nothing");
    }
  }
}
