package io.aios.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aios.ledger.HoldResult.Granted;
import io.aios.ledger.Spending.Query;
import io.aios.ledger.SpendingLine.Fit;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Reply;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of charges promises about their sums; it is empty at first. */
public abstract class SpendingContract {

  private static final LocalDate MARCH_29 = LocalDate.of(2026, 3, 29);
  private static final Usd ONE = Usd.of("1");
  private static final ModelId CHEAP = ModelId.of("scripted/economy");
  private static final ModelId DEAR = ModelId.of("openai/org/model");

  private final SettableTime time = new SettableTime();

  private Ledger ledger;
  private Spending spending;
  private AccountId account;

  protected abstract Ledger ledger(InstantSource time);

  /** Adds up the charges of the ledger that was made last. */
  protected abstract Spending spending();

  @BeforeEach
  void openAccount() {
    ledger = ledger(time);
    spending = spending();
    account = LedgerCast.account();
    ledger.open(account, Usd.of("100000"));
  }

  @Test
  void addsUpByEachFacet() {
    UUID project = UUID.randomUUID();
    Purpose qa = new Purpose("default", project, "QA", "qa");
    Purpose plan = new Purpose("default", project, "CTO", "plan");
    settle(qa, CHEAP, TokenUsage.of(10, 1), "0.01");
    settle(qa, CHEAP, TokenUsage.of(20, 2), "0.02");
    settle(plan, DEAR, TokenUsage.of(40, 4), "0.04");

    assertThat(costs(Facet.PROVIDER)).containsExactly("openai 0.04", "scripted 0.03");
    assertThat(costs(Facet.MODEL))
        .containsExactly("openai/org/model 0.04", "scripted/economy 0.03");
    assertThat(costs(Facet.AGENT)).containsExactly("CTO 0.04", "QA 0.03");
    assertThat(costs(Facet.TASK_TYPE)).containsExactly("plan 0.04", "qa 0.03");
    assertThat(costs(Facet.PROJECT))
        .containsExactlyInAnyOrder(project + " 0.04", project + " 0.03");
    assertThat(costs(Facet.MONTH)).allMatch(line -> line.startsWith("2026-03 "));
    assertThat(lines(Facet.AGENT, Facet.PROVIDER).getLast())
        .isEqualTo(
            new SpendingLine(
                Map.of(Facet.AGENT, "QA", Facet.PROVIDER, "scripted"),
                MARCH_29,
                -1,
                Origin.SIMULATED,
                Fit.PRICED,
                2,
                0,
                TokenUsage.of(30, 3),
                Usd.of("0.03"),
                Usd.ZERO,
                Usd.ZERO));
  }

  @Test
  void countsADayInUtcFromItsFirstInstantToItsLast() {
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(1, 1), "0.01");
    time.pass(Duration.ofHours(23).plusMinutes(30).minusNanos(1_000));
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(1, 1), "0.02");
    time.pass(Duration.ofNanos(1_000));
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(1, 1), "0.04");

    assertThat(costs(Facet.DAY)).containsExactly("2026-03-29 0.03", "2026-03-30 0.04");
    assertThat(sum(spending.lines(Query.of(by(Facet.DAY), MARCH_29, MARCH_29.plusDays(1)))))
        .isEqualTo(Usd.of("0.03"));
    assertThat(
            sum(
                spending.lines(
                    Query.of(by(Facet.DAY), MARCH_29.plusDays(1), MARCH_29.plusDays(2)))))
        .isEqualTo(Usd.of("0.04"));
    assertThat(spending.lines(Query.of(by(Facet.DAY), MARCH_29.minusDays(1), MARCH_29))).isEmpty();
  }

  @Test
  void tellsApartWhereAnotherPriceHolds() {
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(100, 1), "0.01");
    settle(LedgerCast.PURPOSE, CHEAP, new TokenUsage(40, 30, 20, 11, 1), "0.02");
    time.pass(Duration.ofDays(1));
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(1_000, 1), "0.04");
    var query =
        new Query(
            by(Facet.PROVIDER),
            MARCH_29,
            MARCH_29.plusDays(9),
            new TreeSet<>(Set.of(LocalDate.MIN, MARCH_29.plusDays(1), MARCH_29.plusDays(400))),
            new TreeSet<>(Set.of(100L, 5_000L)));

    assertThat(spending.lines(query))
        .extracting(line -> line.pricedFrom() + " " + line.longerThan() + " " + line.cost())
        .containsExactlyInAnyOrder(
            "2026-03-29 -1 0.01", "2026-03-29 100 0.02", "2026-03-30 100 0.04");
  }

  @Test
  void tellsServiceTiersAndOriginsApart() {
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(1, 1), "0.01");
    settle(LedgerCast.PURPOSE, CHEAP, LedgerCast.FLEX, "0.02");
    settle(LedgerCast.PURPOSE, DEAR, LedgerCast.FLEX, "0.04");

    assertThat(lines(Facet.DAY))
        .extracting(line -> line.origin() + " " + line.usage().tier())
        .containsExactlyInAnyOrder("SIMULATED STANDARD", "SIMULATED FLEX", "MODEL FLEX");
    assertThat(lines(Facet.DAY))
        .extracting(SpendingLine::usage)
        .contains(new TokenUsage(1, 2, 3, 4, 5, ServiceTier.FLEX));
  }

  @Test
  void marksWhatWasChargedBeyondTheKnownTokens() {
    Hold broken = granted(LedgerCast.PURPOSE, CHEAP);
    ledger.keep(broken, Forfeit.whole(broken, "the stream broke"));
    ledger.keep(
        granted(LedgerCast.PURPOSE, CHEAP),
        new Forfeit(LedgerCast.USAGE, Usd.of("0.5"), Basis.ESTIMATED, "cut off"));
    ledger.keep(granted(LedgerCast.PURPOSE, CHEAP), LedgerCast.forfeit(Usd.of("0.25")));
    ledger.release(granted(LedgerCast.PURPOSE, CHEAP), "no capacity");
    granted(LedgerCast.PURPOSE, CHEAP);

    List<SpendingLine> lines = lines(Facet.MODEL);

    assertThat(lines)
        .extracting(
            line -> "%s %d %s %s".formatted(line.fit(), line.kept(), line.cost(), line.estimated()))
        .containsExactlyInAnyOrder("PRICED 1 0.25 0.00", "BEYOND_TOKENS 2 1.50 1.50");
  }

  @Test
  void anyGroupingAddsUpToWhatTheAccountSpent() {
    Random random = new Random(7);
    for (int call = 0; call < 200; call++) {
      time.pass(Duration.ofHours(random.nextInt(9)));
      var purpose =
          new Purpose(
              "default", new UUID(0, random.nextInt(3)), "A" + random.nextInt(3), "t" + call % 4);
      String cost = "0.%09d".formatted(random.nextInt(1_000_000_000));
      settle(purpose, random.nextBoolean() ? CHEAP : DEAR, TokenUsage.of(call * 7L, call), cost);
    }
    Usd spent = ledger.statement(account).orElseThrow().spent();

    for (Set<Facet> by : groupings()) {
      List<SpendingLine> lines =
          spending.lines(Query.of(new TreeSet<>(by), MARCH_29, MARCH_29.plusDays(366)));
      assertThat(sum(lines)).as(by.toString()).isEqualTo(spent);
      assertThat(lines.stream().mapToLong(SpendingLine::calls).sum()).isEqualTo(200);
      assertThat(lines).allSatisfy(line -> assertThat(line.group()).containsOnlyKeys(by));
    }
  }

  @Test
  void tellsTheEffortOfSubjects() {
    UUID task = UUID.randomUUID();
    for (String step : List.of("files-0", "files-1")) {
      settle(task, step, TokenUsage.of(10, 1), "0.01");
    }
    settle(LedgerCast.PURPOSE, CHEAP, TokenUsage.of(10, 1), "0.01");

    assertThat(spending.efforts(List.of(task, UUID.randomUUID())))
        .containsExactly(
            new Effort(
                task, "qa", CHEAP, Origin.SIMULATED, 2, TokenUsage.of(20, 2), Usd.of("0.02")));
    assertThat(spending.efforts(List.of())).isEmpty();
    List<UUID> tooMany = Collections.nCopies(Spending.MOST_SUBJECTS + 1, task);
    assertThatIllegalArgumentException().isThrownBy(() -> spending.efforts(tooMany));
  }

  @Test
  void aReplyThatWasUsedAgainTellsNoEffort() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    settle(first, "files-0", TokenUsage.of(10, 1), "0.01");
    settle(second, "files-1", TokenUsage.of(10, 1), "0.01");

    HoldResult again =
        ledger.hold(
            LedgerCast.reusing(
                request(new CallKey(second, "files-0", "c0ffee"), LedgerCast.PURPOSE, CHEAP),
                LedgerCast.PURPOSE.tenant()));

    assertThat(again).isInstanceOf(HoldResult.Reused.class);
    assertThat(spending.efforts(List.of(first, second)))
        .extracting(Effort::subject)
        .containsExactly(first);
  }

  /** Every way to group. */
  private static List<Set<Facet>> groupings() {
    List<Set<Facet>> groupings = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      for (Set<Facet> smaller : List.copyOf(groupings)) {
        Set<Facet> larger = EnumSet.copyOf(smaller);
        larger.add(facet);
        groupings.add(larger);
      }
      groupings.add(EnumSet.of(facet));
    }
    return groupings;
  }

  private static Usd sum(List<SpendingLine> lines) {
    return lines.stream().map(SpendingLine::cost).reduce(Usd.ZERO, Usd::plus);
  }

  private List<String> costs(Facet facet) {
    var all = new ArrayList<String>();
    for (SpendingLine line : lines(facet)) {
      all.add(line.group().get(facet) + " " + line.cost());
    }
    return all;
  }

  private List<SpendingLine> lines(Facet... facets) {
    return spending.lines(Query.of(by(facets), MARCH_29, MARCH_29.plusDays(9)));
  }

  private static SortedSet<Facet> by(Facet... facets) {
    return new TreeSet<>(Arrays.asList(facets));
  }

  private void settle(Purpose purpose, ModelId model, TokenUsage usage, String cost) {
    ledger.settle(granted(purpose, model), charge(model, usage, cost));
  }

  private void settle(UUID task, String step, TokenUsage usage, String cost) {
    CallKey key = new CallKey(task, step, "c0ffee");
    ledger.settle(granted(key, LedgerCast.PURPOSE, CHEAP), charge(CHEAP, usage, cost));
  }

  private static Charge charge(ModelId model, TokenUsage usage, String cost) {
    return new Charge(new Reply(model, "x", StopReason.END, usage, origin(model)), Usd.of(cost));
  }

  private static Origin origin(ModelId model) {
    return model.equals(CHEAP) ? Origin.SIMULATED : Origin.MODEL;
  }

  private Hold granted(Purpose purpose, ModelId model) {
    return granted(LedgerCast.key(), purpose, model);
  }

  private HoldRequest request(CallKey key, Purpose purpose, ModelId model) {
    return new HoldRequest(
        key,
        purpose,
        new TreeSet<>(Set.of(account)),
        model,
        origin(model),
        ONE,
        Duration.ofHours(1),
        false,
        LedgerCast.DECISION);
  }

  private Hold granted(CallKey key, Purpose purpose, ModelId model) {
    if (ledger.hold(request(key, purpose, model)) instanceof Granted(Hold hold)) {
      return hold;
    }
    throw new AssertionError("not granted");
  }
}
