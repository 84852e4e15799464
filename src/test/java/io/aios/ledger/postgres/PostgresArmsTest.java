package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.ledger.Acceptance;
import io.aios.ledger.AccountId;
import io.aios.ledger.Arms;
import io.aios.ledger.ArmsContract;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.Ledger;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresArmsTest extends ArmsContract {

  private final Database database;
  private final AccountId account = AccountId.ofProject(UUID.randomUUID());

  PostgresArmsTest(Database database) {
    this.database = database;
  }

  @Override
  protected Arms arms(List<CallLine> lines) {
    ledger(Instant.EPOCH).open(account, Usd.of("1000"));
    lines.forEach(this::make);
    return new PostgresArms(database.jdbc());
  }

  @Test
  void refusesToCountMoreThanAHundredArms() {
    Arms arms = new PostgresArms(database.jdbc());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> arms.of(Collections.nCopies(101, "e/a"), LocalDate.EPOCH));
  }

  @Test
  void findsTheCallsOfArmsByAnIndex() {
    List<String> plan =
        database
            .transactions()
            .execute(transaction -> {
              database.jdbc().sql("set local enable_seqscan = off").update();
              return database
                  .jdbc()
                  .sql(
                      """
                      explain select subject from llm_call
                       where arm = any (array['e/a', 'e/b'])
                         and arm <> '' and state in ('SETTLED', 'KEPT')
                         and held_at >= now()
                      """)
                  .query(String.class)
                  .list();
            });

    assertThat(String.join("\n", plan)).contains("llm_call_arm");
  }

  private void make(CallLine line) {
    Instant start = line.endedAt().minusMillis(line.milliseconds());
    var request =
        new HoldRequest(
            line.key(),
            line.purpose(),
            new TreeSet<>(List.of(account)),
            line.model(),
            line.origin(),
            line.cost(),
            Duration.ofHours(1),
            false,
            line.decision());
    Hold hold = ((HoldResult.Granted) ledger(start).hold(request)).hold();
    switch (line.ending()) {
      case Ending.Settled settled ->
          ledger(line.endedAt()).settle(hold, new Charge(reply(line), line.cost()));
      case Ending.Kept kept ->
          ledger(line.endedAt())
              .keep(hold, new Forfeit(line.usage(), line.cost(), kept.basis(), kept.reason()));
    }
    if (line.saved().isMoreThan(Usd.ZERO)) {
      markAsUsedAgain(hold.call(), line.saved());
    }
    if (line.acceptance() != Acceptance.OPEN) {
      judge(hold.call(), line.acceptance());
    }
  }

  private void markAsUsedAgain(UUID call, Usd saved) {
    database
        .jdbc()
        .sql(
            """
            update llm_call
               set reused_from = gen_random_uuid(), saved_nanos = :saved, hold_nanos = 0
             where id = :id
            """)
        .param("saved", saved.nanos())
        .param("id", call)
        .update();
  }

  private void judge(UUID call, Acceptance acceptance) {
    database
        .jdbc()
        .sql("update llm_call set acceptance = :acceptance where id = :id")
        .param("acceptance", acceptance.name())
        .param("id", call)
        .update();
  }

  private static Reply reply(CallLine line) {
    return new Reply(line.model(), "done", StopReason.END, line.usage(), line.origin());
  }

  private Ledger ledger(Instant now) {
    return new PostgresLedger(
        database.jdbc(), new BudgetsProperties("", 80), InstantSource.fixed(now), UUID::randomUUID);
  }
}
