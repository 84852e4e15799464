package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.ledger.Basis;
import io.aios.ledger.CallKey;
import io.aios.ledger.Decision;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.Invoice;
import io.aios.ledger.Purpose;
import io.aios.ledger.Reconciliations.Reconciled;
import io.aios.ledger.Reconciliations.Result;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class PostgresReconciliationsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final ModelId MODEL = ModelId.of("acme/large");

  private final Database database;
  private final PostgresLedger ledger;
  private final PostgresReconciliations reconciliations;
  private final UUID project = UUID.randomUUID();
  private final AccountId account = AccountId.ofProject(project);
  private final AccountId team = new AccountId("project:" + UUID.randomUUID());

  PostgresReconciliationsTest(Database database) {
    this.database = database;
    this.ledger =
        new PostgresLedger(
            database.jdbc(),
            new BudgetsProperties("", 80),
            InstantSource.fixed(NOON),
            UUID::randomUUID);
    this.reconciliations =
        new PostgresReconciliations(
            database.jdbc(), database.transactions(), UUID::randomUUID, InstantSource.fixed(NOON));
  }

  @BeforeEach
  void openAccounts() {
    database.jdbc().sql("truncate llm_call").update();
    ledger.open(account, Usd.of("10"));
    ledger.open(team, Usd.of("10"));
  }

  @Test
  void lowersEstimatesUntilAllChargesAddUpToTheBill() {
    keep("1", "0.30", Basis.REPORTED);
    keep("1", "1", Basis.ESTIMATED);
    keep("2", "2", Basis.ESTIMATED);

    Reconciled reconciled = agreed(reconciliations.reconcile(bill("0.700000001")));

    assertThat(reconciled.reported()).isEqualTo(Usd.of("0.30"));
    assertThat(reconciled.estimated()).isEqualTo(Usd.of("3"));
    assertThat(reconciled.givenBack()).isEqualTo(Usd.of("2.599999999"));
    assertThat(reconciled.calls()).isEqualTo(2);
    assertThat(costs("REPORTED")).containsExactly(300_000_000L);
    assertThat(costs("RECONCILED")).containsExactly(133_333_334L, 266_666_667L);
    assertThat(spent(account)).isEqualTo(Usd.of("0.700000001"));
    assertThat(spent(team)).isEqualTo(Usd.of("0.700000001"));
    assertThat(reconciliations.latest(1)).containsExactly(reconciled);
  }

  @Test
  void changesNothingThatTheProviderReported() {
    keep("1", "0.30", Basis.REPORTED);

    assertThat(reconciliations.reconcile(bill("0.299999999")))
        .isEqualTo(new Result.Unexplained(Usd.of("0.30"), Usd.ZERO));
    assertThat(reconciliations.reconcile(bill("0.300000001")))
        .isEqualTo(new Result.Unexplained(Usd.of("0.30"), Usd.ZERO));
    assertThat(agreed(reconciliations.reconcile(bill("0.30"))).calls()).isZero();
  }

  @Test
  void acceptsNoBillAboveAllThatWasCharged() {
    keep("1", "1", Basis.ESTIMATED);

    assertThat(reconciliations.reconcile(bill("1.000000001")))
        .isEqualTo(new Result.Unexplained(Usd.ZERO, Usd.of("1")));
    assertThat(costs("ESTIMATED")).containsExactly(1_000_000_000L);
  }

  @Test
  void waitsForCallsThatAreUnderWay() {
    hold("1");
    keep("1", "1", Basis.ESTIMATED);

    assertThat(reconciliations.reconcile(bill("0.5"))).isEqualTo(new Result.Underway(1));
  }

  @Test
  void correctsAnEstimateOnceAndAgainOnlyAsPartOfTheBill() {
    keep("1", "1", Basis.ESTIMATED);
    agreed(reconciliations.reconcile(bill("0.4")));

    assertThat(reconciliations.reconcile(bill("0.3")))
        .isEqualTo(new Result.Unexplained(Usd.of("0.4"), Usd.ZERO));
    assertThat(agreed(reconciliations.reconcile(bill("0.4"))).calls()).isZero();
  }

  @Test
  void leavesOtherProvidersModelsAndTimesAlone() {
    keep("1", "1", Basis.ESTIMATED);

    agreed(reconciliations.reconcile(bill("other", Invoice.ALL_MODELS, NOON, "0")));
    agreed(reconciliations.reconcile(bill("acme", "small", NOON, "0")));
    agreed(reconciliations.reconcile(bill("acme", Invoice.ALL_MODELS, NOON.plusSeconds(1), "0")));

    assertThat(costs("ESTIMATED")).containsExactly(1_000_000_000L);
  }

  @Test
  void correctsHoldsThatExpired() {
    hold("2");
    var late =
        new PostgresLedger(
            database.jdbc(),
            new BudgetsProperties("", 80),
            InstantSource.fixed(NOON.plus(Duration.ofHours(2))),
            UUID::randomUUID);
    assertThat(late.expire(10)).isEqualTo(1);

    assertThat(agreed(reconciliations.reconcile(bill("0.25"))).calls()).isEqualTo(1);

    assertThat(spent(account)).isEqualTo(Usd.of("0.25"));
  }

  private static Invoice bill(String billed) {
    return bill("acme", Invoice.ALL_MODELS, NOON, billed);
  }

  private static Invoice bill(String provider, String model, Instant from, String billed) {
    return new Invoice(provider, model, from, NOON.plusSeconds(60), Usd.of(billed));
  }

  private static Reconciled agreed(Result result) {
    assertThat(result).isInstanceOf(Result.Agreed.class);
    return ((Result.Agreed) result).reconciled();
  }

  private void keep(String held, String cost, Basis basis) {
    TokenUsage usage = basis == Basis.REPORTED ? new TokenUsage(1, 2, 3, 4, 5) : TokenUsage.NONE;
    ledger.keep(hold(held), new Forfeit(usage, Usd.of(cost), basis, "it broke off"));
  }

  private Hold hold(String amount) {
    HoldResult result =
        ledger.hold(
            new HoldRequest(
                new CallKey(UUID.randomUUID(), "files-0", "c0ffee"),
                new Purpose("default", project, "QA", "qa"),
                new TreeSet<>(List.of(account, team)),
                MODEL,
                Origin.MODEL,
                Usd.of(amount),
                Duration.ofHours(1),
                false,
                new Decision("the cheapest", "cost", "", List.of())));
    return ((HoldResult.Granted) result).hold();
  }

  private List<Long> costs(String basis) {
    return database
        .jdbc()
        .sql("select cost_nanos from llm_call where basis = :basis order by cost_nanos")
        .param("basis", basis)
        .query((row, number) -> row.getLong(1))
        .list();
  }

  private Usd spent(AccountId id) {
    return ledger.statement(id).orElseThrow().spent();
  }
}
