package io.aios.ledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aios.ledger.AccountId;
import io.aios.ledger.Basis;
import io.aios.ledger.CallKey;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.Decision;
import io.aios.ledger.Hold;
import io.aios.ledger.HoldRequest;
import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.Ledger;
import io.aios.ledger.Purpose;
import io.aios.ledger.Statement;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.StopReason;
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
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger of the fourth version of the schema, with a call in each state, brought up to date. */
@PostgresTest
class UpgradeTest {

  private static final String SCHEMA = "before";
  private static final AccountId PROJECT = new AccountId("project:shop");
  private static final UUID SUBJECT = UUID.fromString("019ab000-0000-7000-8000-000000000001");
  private static final UUID OPEN = UUID.fromString("019ab000-0000-7000-8000-00000000000a");

  private final Database database;
  private final DriverManagerDataSource old;
  private final Ledger ledger;

  UpgradeTest(Database database) {
    this.database = database;
    old = new DriverManagerDataSource(database.url(), database.username(), database.password());
    old.setSchema(SCHEMA);
    ledger =
        new PostgresLedger(
            JdbcClient.create(old),
            new BudgetsProperties("", 80),
            InstantSource.fixed(Instant.EPOCH),
            UUID::randomUUID);
  }

  @BeforeEach
  void upgrade() {
    migrate("4");
    fill();
    migrate("latest");
  }

  @Test
  void keepsRepliesAndChargesAndLetsOpenCallsEnd() {
    assertThat(ledger.calls(List.of(SUBJECT)))
        .extracting(CallLine::usage, CallLine::cost, CallLine::ending)
        .containsExactly(
            tuple(
                new TokenUsage(1, 2, 3, 4, 5),
                new Usd(40),
                new Ending.Settled(StopReason.LENGTH, Basis.REPORTED)),
            tuple(
                TokenUsage.NONE,
                new Usd(100),
                new Ending.Kept("the stream broke", Basis.ESTIMATED)));
    assertThat(ledger.hold(request("settled")))
        .isEqualTo(
            new AlreadySettled(
                UUID.fromString("019ab000-0000-7000-8000-00000000000b"),
                new Reply(
                    ModelId.of("openai/gpt"),
                    "part",
                    StopReason.LENGTH,
                    new TokenUsage(1, 2, 3, 4, 5),
                    Origin.MODEL),
                new Usd(40)));

    ledger.release(new Hold(OPEN, key("held"), new Usd(100)), "no capacity");

    assertThat(ledger.statement(PROJECT))
        .contains(new Statement(PROJECT, new Usd(1_000), Usd.ZERO, new Usd(140)));
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(database.dataSource())
        .schemas(SCHEMA)
        .target(target)
        .load()
        .migrate();
  }

  private void fill() {
    JdbcClient jdbc = JdbcClient.create(old);
    jdbc.sql(
            """
            insert into account (id, limit_nanos, held_nanos, spent_nanos, opened_at)
            values ('project:shop', 1000, 100, 140, now())
            """)
        .update();
    jdbc.sql(
            """
            insert into llm_call (id, subject, step, request_hash, provider, model, origin,
                                  accounts, state, hold_nanos, cost_nanos, uncached_input,
                                  cache_read, cache_write_short, cache_write_long, output,
                                  stop_reason, reply, decision, reason, held_at, ended_at)
            select cast(id as uuid), :subject, step, 'cafe', 'openai', 'gpt', 'MODEL',
                   array['project:shop'], upper(step), 100, cost, input, read, short, long, output,
                   stop, cast(reply as bytea), 'the cheapest', reason, now(),
                   now() + make_interval(secs => ended)
              from (values
                ('019ab000-0000-7000-8000-00000000000a', 'held',
                 null, null, null, null, null, null, null, null, null, null),
                ('019ab000-0000-7000-8000-00000000000b', 'settled',
                 40, 1, 2, 3, 4, 5, 'LENGTH', 'part', null, 1),
                ('019ab000-0000-7000-8000-00000000000c', 'kept',
                 100, null, null, null, null, null, null, null, 'the stream broke', 2),
                ('019ab000-0000-7000-8000-00000000000d', 'released',
                 0, null, null, null, null, null, null, null, 'no capacity', 3))
                as call (id, step, cost, input, read, short, long, output, stop, reply, reason,
                         ended)
            """)
        .param("subject", SUBJECT)
        .update();
  }

  private static CallKey key(String step) {
    return new CallKey(SUBJECT, step, "cafe");
  }

  private static HoldRequest request(String step) {
    return new HoldRequest(
        key(step),
        new Purpose("default", SUBJECT, "QA", "qa"),
        new TreeSet<>(List.of(PROJECT)),
        ModelId.of("openai/gpt"),
        Origin.MODEL,
        new Usd(100),
        Duration.ofHours(1),
        false,
        Decision.of("the cheapest"));
  }
}
