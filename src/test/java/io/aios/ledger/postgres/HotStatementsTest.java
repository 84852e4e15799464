package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.Acceptance;
import io.aios.ledger.AccountId;
import io.aios.ledger.Basis;
import io.aios.ledger.CallKey;
import io.aios.ledger.Charge;
import io.aios.ledger.Decision;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult;
import io.aios.ledger.HoldResult.Granted;
import io.aios.ledger.Purpose;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.testing.Database;
import io.aios.testing.PostgresTest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What holding and settling take of the database, beside 20,000 calls that have ended. */
@PostgresTest
class HotStatementsTest {

  private static final ModelId MODEL = new ModelId("claude", "opus");
  private static final Usd ONE = Usd.of("1");

  private final AtomicInteger statements = new AtomicInteger();
  private final AccountId project = AccountId.ofProject(UUID.randomUUID());
  private final AccountId tenant = AccountId.ofTenant("t" + UUID.randomUUID());
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PostgresLedger ledger;
  private final PostgresBudgets budgets;

  HotStatementsTest(Database database) {
    DataSource counting = counting(database.dataSource());
    var properties = new BudgetsProperties("", 80);
    var time = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    jdbc = JdbcClient.create(counting);
    transaction = new TransactionTemplate(new JdbcTransactionManager(counting));
    ledger = new PostgresLedger(jdbc, properties, time, UUID::randomUUID);
    budgets =
        new PostgresBudgets(
            jdbc,
            new MonthStatement(jdbc, properties.tenantLimit()),
            new LimitStatement(jdbc, transaction),
            time);
  }

  @BeforeEach
  void fill() {
    jdbc.sql(
            """
            insert into account (id, limit_nanos, opened_at)
            select 'project:' || gen_random_uuid(), 1000, now()
              from generate_series(1, 5000)
            """)
        .update();
    jdbc.sql(
            """
            insert into llm_call (id, subject, step, request_hash, provider, model, origin,
                                  accounts, state, hold_nanos, cost_nanos, reason, decision,
                                  held_at, ended_at)
            select gen_random_uuid(), gen_random_uuid(), 'files-0', md5(random()::text), 'claude',
                   'opus', 'MODEL', array['project:x'], 'RELEASED', 100, 0, 'no capacity',
                   'the cheapest', now(), now()
              from generate_series(1, 20000)
            """)
        .update();
    jdbc.sql("analyze").update();
    ledger.open(project, Usd.of("100"));
    budgets.limit(tenant, Usd.of("100"));
  }

  @Test
  void holdAndSettleAreOneStatementEachExceptForTheFirstHoldOfAMonth() {
    assertThat(statementsOf(() -> granted(false))).isEqualTo(3);

    Hold hold = granted(false);

    assertThat(statementsOf(() -> granted(false))).isEqualTo(1);
    assertThat(statementsOf(() -> granted(true))).isEqualTo(2);
    assertThat(statementsOf(() -> ledger.settle(hold, charge()))).isEqualTo(1);
    Hold kept = granted(false);
    assertThat(statementsOf(() -> ledger.keep(kept, Forfeit.whole(kept, "lost")))).isEqualTo(1);
    Hold released = granted(false);
    assertThat(statementsOf(() -> ledger.release(released, "no capacity"))).isEqualTo(1);
    assertThat(statementsOf(() -> ledger.expire(100))).isEqualTo(1);
  }

  @Test
  void noStatementReadsAWholeTable() {
    transaction.executeWithoutResult(status -> {
      Hold first = granted(true);
      ledger.settle(first, charge());
      Hold second = granted(false);
      ledger.keep(second, new Forfeit(TokenUsage.NONE, ONE, Basis.ESTIMATED, "lost"));
      ledger.release(granted(false), "no capacity");
      ledger.expire(100);
      var acceptances = new PostgresAcceptances(jdbc);
      acceptances.judge(List.of(first.call()), Acceptance.ACCEPTED);
      acceptances.revoke(first.key().subject());

      List<String> readByIndexAlone =
          jdbc.sql(
                  """
                  select relname
                    from pg_stat_xact_user_tables
                   where relname in ('account', 'llm_call')
                     and idx_scan > 0
                     and seq_scan = 0
                   order by relname
                  """)
              .query((row, number) -> row.getString(1))
              .list();
      assertThat(readByIndexAlone).containsExactly("account", "llm_call");
    });
  }

  private int statementsOf(Runnable work) {
    int before = statements.get();
    work.run();
    return statements.get() - before;
  }

  private Hold granted(boolean reuse) {
    HoldResult result =
        ledger.hold(
            new HoldRequest(
                new CallKey(UUID.randomUUID(), "files-0", "cafe"),
                new Purpose("default", UUID.randomUUID(), "QA", "qa"),
                new TreeSet<>(List.of(project, tenant)),
                MODEL,
                Origin.MODEL,
                ONE,
                Duration.ofHours(1),
                reuse,
                Decision.of("the cheapest")));
    assertThat(result).isInstanceOf(Granted.class);
    return ((Granted) result).hold();
  }

  /** Cut off, so that no other call can use it. */
  private static Charge charge() {
    var usage = new TokenUsage(1, 0, 0, 0, 1);
    return new Charge(new Reply(MODEL, "done", StopReason.LENGTH, usage, Origin.MODEL), ONE);
  }

  private DataSource counting(DataSource source) {
    return proxy(
        DataSource.class,
        (method, arguments) ->
            invoke(source, method, arguments) instanceof Connection connection
                ? proxy(Connection.class, (call, some) -> counted(connection, call, some))
                : invoke(source, method, arguments));
  }

  private Object counted(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    if (method.getName().equals("prepareStatement")) {
      statements.incrementAndGet();
    }
    return invoke(connection, method, arguments);
  }

  private interface Call {
    Object make(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.make(method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
