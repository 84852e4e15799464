package io.aios.routing;

import static io.aios.routing.RoutingCast.CATALOG;
import static io.aios.routing.RoutingCast.PATIENCE;
import static io.aios.routing.RoutingCast.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aios.ledger.AccountId;
import io.aios.ledger.CallLine;
import io.aios.ledger.Charge;
import io.aios.ledger.Forfeit;
import io.aios.ledger.Hold;
import io.aios.ledger.MemoryLedger;
import io.aios.ledger.Statement;
import io.aios.llm.Listener;
import io.aios.llm.ModelFailure;
import io.aios.llm.ModelFailure.Billing;
import io.aios.llm.ModelId;
import io.aios.llm.ModelResult;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Asks under random failures of providers and of the ledger: whatever happens, the money adds up,
 * to what the calls cost as the test itself reckons.
 */
class HoldingRouterSimulationTest {

  private static final int RUNS = 5_000;
  private static final TokenUsage HELD = TokenUsage.of(516, 1_000);
  private static final AccountId MONTH = AccountId.ofTenant("acme");

  private int answers;
  private int bugs;
  private int stops;
  private Usd reckoned = Usd.ZERO;

  @Test
  void accountsAddUpAfterEveryAsk() {
    for (int run = 0; run < RUNS; run++) {
      simulate(new Random(run));
    }

    assertThat(answers).isBetween(RUNS / 10, 4 * RUNS - 1);
    assertThat(bugs).isPositive();
    assertThat(stops).isPositive();
  }

  private void simulate(Random random) {
    reckoned = Usd.ZERO;
    var ledger = new ShakyLedger(random);
    ledger.open(PROJECT, new Usd(random.nextLong(100_000_000)));
    ledger.open(MONTH, new Usd(random.nextLong(100_000_000)));
    var one = provider("one", random);
    var two = provider("two", random);
    var waited = new Duration[] {Duration.ZERO};
    var perseverance =
        new Perseverance(
            PATIENCE,
            pause -> waited[0] = ledger.isAway() ? waited[0] : waited[0].plus(pause),
            random::nextDouble);
    var policy = new ScoringPolicy(new ByteEstimate(), 0);
    Router router = RouterStage.router(CATALOG, policy, ledger, perseverance, one, two);
    UUID subject = new UUID(random.nextLong(), random.nextLong());

    for (int turn = 0; turn < 4; turn++) {
      int callsBefore = one.calls().size() + two.calls().size();
      waited[0] = Duration.ZERO;

      ask(router, subject, random);

      assertThat(one.calls().size() + two.calls().size() - callsBefore)
          .isLessThanOrEqualTo(PATIENCE.maxAttempts());
      assertThat(waited[0]).isLessThanOrEqualTo(PATIENCE.longestWait());
      assertAddsUp(ledger, subject);
    }
  }

  private void ask(Router router, UUID subject, Random random) {
    var ask =
        new Ask(
            subject,
            "step-" + random.nextInt(2),
            RoutingCast.PURPOSE,
            new TreeSet<>(List.of(PROJECT, MONTH)),
            RoutingCast.anyTier(random),
            RoutingCast.prompt(),
            Terms.STANDARD,
            Set.of());
    try {
      if (router.ask(ask, new CallGate(), Listener.NONE) instanceof Answer.Answered) {
        answers++;
      }
    } catch (IllegalStateException bug) {
      assertThat(bug).hasMessage("bug of the provider");
      bugs++;
    } finally {
      // A thread that was stopped in this turn is another thread in the next.
      if (Thread.interrupted()) {
        stops++;
      }
    }
  }

  private void assertAddsUp(MemoryLedger ledger, UUID subject) {
    Usd charged =
        ledger.calls(List.of(subject)).stream().map(CallLine::cost).reduce(Usd.ZERO, Usd::plus);
    assertThat(charged).isEqualTo(reckoned);
    assertThat(ledger.openHolds()).isZero();
    for (AccountId account : List.of(PROJECT, MONTH)) {
      Statement now = ledger.statement(account).orElseThrow();
      assertThat(now.held()).isEqualTo(Usd.ZERO);
      assertThat(now.spent()).isEqualTo(charged).isLessThanOrEqualTo(now.limit());
    }
  }

  private TwinProvider provider(String name, Random random) {
    var provider = new TwinProvider(name);
    for (int call = 0; call < 24; call++) {
      ModelFailure failure = failure(random);
      var usage = TokenUsage.of(random.nextInt(2_000), random.nextInt(1, 4_000));
      int course = random.nextInt(40);
      provider.does(model -> {
        if (course == 0) {
          reckon(model, HELD);
          throw new IllegalStateException("bug of the provider");
        }
        if (course == 1) {
          Thread.currentThread().interrupt();
        }
        reckon(model, course < 25 ? billed(failure) : usage);
        return course < 25 ? new ModelResult.Failed(failure) : RoutingCast.replied(model, usage);
      });
    }
    return provider;
  }

  /** Adds what a call may cost: the price of these tokens, and no more than its hold. */
  private void reckon(ModelId model, TokenUsage usage) {
    Price price = CATALOG.find(model).orElseThrow().prices().on(RoutingCast.TODAY).usual();
    Usd most = price.of(HELD);
    Usd cost = price.of(usage);
    reckoned = reckoned.plus(cost.isMoreThan(most) ? most : cost);
  }

  /** The tokens that a failure of this test costs; all that were held if nobody knows. */
  private static TokenUsage billed(ModelFailure failure) {
    return switch (failure) {
      case ModelFailure.TimedOut unknown -> HELD;
      case ModelFailure.Interrupted(var detail, var received, Billing.Unknown(TokenUsage begun)) ->
          begun.withOutput(HELD.output());
      case ModelFailure.Interrupted(var detail, var received, Billing.Exactly(TokenUsage all)) ->
          all;
      case ModelFailure.Refused refused -> refused.usage();
      default -> TokenUsage.NONE;
    };
  }

  private static ModelFailure failure(Random random) {
    return switch (random.nextInt(11)) {
      case 0 -> new ModelFailure.RateLimited("slow", Duration.ofSeconds(random.nextInt(40)));
      case 1 -> new ModelFailure.Overloaded("busy");
      case 2 -> new ModelFailure.TimedOut("60 s");
      case 3 ->
          new ModelFailure.Interrupted("reset", "half", new Billing.Unknown(TokenUsage.of(10, 1)));
      case 4 -> new ModelFailure.Refused("no", TokenUsage.of(10, 0));
      case 5 -> new ModelFailure.TooLong("long");
      case 6 -> new ModelFailure.Rejected("bad");
      case 7 -> new ModelFailure.Unauthorised("key");
      case 8 -> new ModelFailure.QuotaExhausted("money");
      case 9 ->
          new ModelFailure.Interrupted("reset", "all", new Billing.Exactly(TokenUsage.of(10, 20)));
      default -> new ModelFailure.Unavailable("open");
    };
  }

  /** Is away now and then when a hold ends: before it was done, or before it could say so. */
  private static final class ShakyLedger extends MemoryLedger {

    private static final int LONGEST_ABSENCE = 4;

    private final Random random;
    private int absences;

    ShakyLedger(Random random) {
      super(InstantSource.system());
      this.random = random;
    }

    boolean isAway() {
      return absences > 0;
    }

    @Override
    public synchronized List<Statement> settle(Hold hold, Charge charge) {
      return shake(() -> super.settle(hold, charge));
    }

    @Override
    public synchronized void release(Hold hold, String reason) {
      List<Statement> unused =
          shake(() -> {
            super.release(hold, reason);
            return List.of();
          });
    }

    @Override
    public synchronized List<Statement> keep(Hold hold, Forfeit forfeit) {
      return shake(() -> super.keep(hold, forfeit));
    }

    private List<Statement> shake(Supplier<List<Statement>> end) {
      int course = absences < LONGEST_ABSENCE ? random.nextInt(8) : 7;
      absences++;
      List<Statement> crossed = course > 0 ? end.get() : List.of();
      if (course < 2) {
        throw new UncheckedIOException(new IOException("the ledger is away"));
      }
      absences = 0;
      return crossed;
    }
  }
}
