package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.ledger.AccountId;
import io.aios.ledger.LedgerRoom;
import io.aios.ledger.Statement;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is configured for budgets, and what a start makes of it. */
@PostgresTest
class BudgetsPropertiesTest {

  private static final AccountId DEFAULT = AccountId.ofTenant("default");
  private static final InstantSource LONG_AGO = InstantSource.fixed(Instant.EPOCH);

  private final Database database;

  BudgetsPropertiesTest(Database database) {
    this.database = database;
  }

  @Test
  void readsAnAmountOrNone() {
    assertThat(new BudgetsProperties("", 80).tenantLimit()).isEmpty();
    assertThat(new BudgetsProperties(" 99.50 ", 80).tenantLimit()).contains(Usd.of("99.5"));
    assertThat(new BudgetsProperties("0", 80).tenantLimit()).contains(Usd.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "-1", "1e3", "99999999999", "0.0000000001", "1,5"})
  void refusesWhatIsNoAmount(String tenantMonth) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BudgetsProperties(tenantMonth, 80))
        .withMessageStartingWith("aios.budgets.tenant-month must")
        .withNoCause();
  }

  @Test
  void followsTheConfigurationAtAStartUnlessSomebodySetTheLimit() {
    start("10");
    assertStands("10");

    start("20");
    assertStands("20");
    start("");
    assertThat(room("").budgets().find(DEFAULT)).isEmpty();

    room("").budgets().limit(DEFAULT, Usd.of("5"));
    start("30");
    assertStands("5");
  }

  @Test
  void livesInTheMonthOfTheDatabaseWhateverTheNodeThinks() {
    AccountId team = new AccountId("team:a");
    room("").budgets().limit(team, Usd.of("1"));
    new MonthStatement(database.jdbc(), Optional.empty()).open(List.of(team), LONG_AGO.instant());

    Instant now =
        database.jdbc().sql("select now()").query(OffsetDateTime.class).single().toInstant();
    YearMonth month = YearMonth.from(now.atOffset(ZoneOffset.UTC));
    assertThat(room("").ledger().statement(team.in(month))).isPresent();
  }

  private void assertStands(String limit) {
    assertThat(room("1").ledger().statement(DEFAULT))
        .contains(new Statement(DEFAULT, Usd.of(limit), Usd.ZERO, Usd.ZERO));
  }

  private LedgerRoom room(String tenantMonth) {
    return PostgresRoom.of(
        database, LONG_AGO, new BudgetsProperties(tenantMonth, 80).tenantLimit());
  }

  private void start(String tenantMonth) {
    if (room(tenantMonth).budgets() instanceof PostgresBudgets budgets) {
      budgets.adjust(DEFAULT);
    }
  }
}
