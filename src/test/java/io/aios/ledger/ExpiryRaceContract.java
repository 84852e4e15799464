package io.aios.ledger;

import static io.aios.ledger.LedgerCast.account;
import static io.aios.ledger.LedgerCast.charge;
import static io.aios.ledger.LedgerCast.granted;
import static io.aios.ledger.LedgerCast.key;
import static io.aios.ledger.LedgerCast.request;
import static io.aios.ledger.LedgerCast.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.HoldResult.AlreadySettled;
import io.aios.ledger.HoldResult.Granted;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every ledger promises when holds expire while their calls end. */
@Timeout(120)
public abstract class ExpiryRaceContract {

  private static final Usd ONE = Usd.of("1");
  private static final Usd CENT = Usd.of("0.01");
  private static final Usd LIMIT = Usd.of("10");

  private final SettableTime time = new SettableTime();
  private final AccountId project = account();
  private final AccountId tenant = tenant();

  private Ledger ledger;

  protected abstract LedgerRoom room(InstantSource time);

  /** How many threads race. */
  protected abstract int threads();

  @BeforeEach
  void openAccounts() {
    LedgerRoom room = room(time);
    ledger = room.ledger();
    ledger.open(project, LIMIT);
    room.budgets().limit(tenant, LIMIT);
  }

  @RepeatedTest(3)
  void staysWithinTheLimitAndEndsEachCallAtItsCost() {
    List<CallKey> keys = Collections.synchronizedList(new ArrayList<>());
    granted(ledger, request(Usd.ZERO, tenant));
    try (var watch = new BudgetWatch(ledger, List.of(project, tenant))) {
      Crowd.of(threads())
          .run(thread -> {
            var random = new Random(thread);
            for (int call = 0; call < 10; call++) {
              CallKey key = key();
              keys.add(key);
              if (ledger.hold(request(key, ONE, project, tenant)) instanceof Granted(Hold hold)) {
                end(hold, random);
              }
            }
          });

      assertThat(watch.stop()).isPositive();
    }
    time.pass(Duration.ofDays(1));
    while (ledger.expire(7) == 7) {}

    List<CallLine> lines = ledger.calls(keys.stream().map(CallKey::subject).toList());
    Usd spent = lines.stream().map(CallLine::cost).reduce(Usd.ZERO, Usd::plus);
    assertThat(ledger.statement(project)).contains(new Statement(project, LIMIT, Usd.ZERO, spent));
    assertThat(ledger.statement(tenant)).contains(new Statement(tenant, LIMIT, Usd.ZERO, spent));
    assertThat(lines).isNotEmpty();
  }

  /** Ends a hold, now and then only after others have let it expire; a few are never ended. */
  private void end(Hold hold, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> time.pass(Duration.ofMinutes(20));
      case 1, 2 -> ledger.expire(5);
      default -> {}
    }
    switch (random.nextInt(8)) {
      case 0 -> ledger.keep(hold, Forfeit.whole(hold, "the stream broke"));
      case 1 -> ledger.release(hold, "no capacity");
      case 2 -> time.pass(Duration.ofMinutes(10));
      default -> ledger.settle(hold, charge(CENT));
    }
  }

  @RepeatedTest(5)
  void storesOneReplyWhenALateOneMeetsOneThatAsksAgain() {
    CallKey key = key();
    Hold late = granted(ledger, request(key, ONE, project));
    time.pass(Duration.ofHours(2));
    assertThat(ledger.expire(1_000)).isPositive();
    var paidAgain = new AtomicInteger();

    Crowd.of(threads())
        .run(thread -> {
          if (thread == 0) {
            ledger.settle(late, charge(CENT));
          } else if (thread == 1
              && ledger.hold(request(key, ONE, project)) instanceof Granted(Hold again)) {
            ledger.settle(again, charge(CENT));
            paidAgain.incrementAndGet();
          } else {
            ledger.expire(3);
          }
        });

    Usd spent = new Usd(CENT.nanos() * (1 + paidAgain.get()));
    assertThat(ledger.statement(project)).contains(new Statement(project, LIMIT, Usd.ZERO, spent));
    assertThat(ledger.calls(List.of(key.subject())))
        .hasSize(1 + paidAgain.get())
        .filteredOn(line -> line.ending() instanceof Ending.Settled)
        .hasSize(1);
    assertThat(ledger.hold(request(key, ONE, project))).isInstanceOf(AlreadySettled.class);
  }

  @Test
  void expiresEachHoldOnce() {
    for (int hold = 0; hold < 10; hold++) {
      granted(ledger, request(ONE, project, tenant));
    }
    time.pass(Duration.ofHours(2));
    var expired = new AtomicInteger();

    Crowd.of(threads())
        .run(thread -> {
          for (int round = 0; round < 5; round++) {
            expired.addAndGet(ledger.expire(2));
          }
        });
    expired.addAndGet(ledger.expire(1_000));

    assertThat(expired).hasValueGreaterThanOrEqualTo(10);
    assertThat(ledger.statement(project)).contains(new Statement(project, LIMIT, Usd.ZERO, LIMIT));
    assertThat(ledger.statement(tenant)).contains(new Statement(tenant, LIMIT, Usd.ZERO, LIMIT));
  }
}
