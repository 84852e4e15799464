package io.aios.gateway.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aios.gateway.Refusal;
import io.aios.ledger.Acceptance;
import io.aios.ledger.Basis;
import io.aios.ledger.CallKey;
import io.aios.ledger.CallLine;
import io.aios.ledger.CallLine.Ending;
import io.aios.ledger.Decision;
import io.aios.ledger.Facet;
import io.aios.ledger.MemorySpending;
import io.aios.ledger.Purpose;
import io.aios.ledger.Spending;
import io.aios.ledger.SpendingLine;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.ServiceTier;
import io.aios.llm.StopReason;
import io.aios.llm.TokenUsage;
import io.aios.money.Usd;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final PriceList PRICES =
      new PriceList(
          List.of(
              new PriceList.Entry(LocalDate.MIN, price("4", "20"), 1_000, price("8", "30")),
              new PriceList.Entry(JUNE.plusDays(1), price("2", "10"), 500, price("3", "15"))));
  private static final Comparison COMPARISON =
      new Comparison(
          Map.of(Origin.MODEL, offer("openai/best"), Origin.SIMULATED, offer("scripted/premium")));

  @Test
  void pricesByDayLengthAndTier() {
    assertThat(cost(0, TokenUsage.of(1_000, 100))).isEqualTo("0.006");
    assertThat(cost(0, TokenUsage.of(1_001, 100))).isEqualTo("0.011008");
    assertThat(cost(1, TokenUsage.of(500, 100))).isEqualTo("0.002");
    assertThat(cost(1, TokenUsage.of(501, 100))).isEqualTo("0.003003");
    assertThat(cost(0, new TokenUsage(1_000, 0, 0, 0, 100, ServiceTier.FLEX))).isEqualTo("0.003");
  }

  @Test
  void countsAsChargedWhatCannotBeCompared() {
    CallLine broken =
        call(0, TokenUsage.of(1_000, 0), new Ending.Kept("broke off", Basis.ESTIMATED));
    CallLine refused = call(0, TokenUsage.of(1_000, 0), new Ending.Kept("no", Basis.REPORTED));

    assertThat(COMPARISON.cost(List.of(broken))).isEqualTo(Usd.of("0.001"));
    assertThat(COMPARISON.cost(List.of(refused))).isEqualTo(Usd.of("0.004"));
    assertThat(new Comparison(Map.of()).cost(List.of(refused))).isEqualTo(Usd.of("0.001"));
  }

  /** A sum is rounded up once a line, a call by itself each time. */
  @Test
  void sumsAreExactToANanoDollarACall() {
    Random random = new Random(5);
    List<CallLine> calls = new ArrayList<>();
    for (int n = 0; n < 2_000; n++) {
      TokenUsage usage =
          new TokenUsage(
              random.nextInt(900), random.nextInt(300), n % 7, n % 3, random.nextInt(99));
      calls.add(call(n % 3, usage, new Ending.Settled(StopReason.END, Basis.REPORTED)));
    }
    var query =
        new Spending.Query(
            new TreeSet<>(Set.of(Facet.MODEL)),
            JUNE,
            JUNE.plusDays(30),
            COMPARISON.priceDays(),
            COMPARISON.thresholds());

    List<SpendingLine> lines = new MemorySpending(() -> calls).lines(query);

    Usd sum = lines.stream().map(COMPARISON::cost).reduce(Usd.ZERO, Usd::plus);
    Usd each = COMPARISON.cost(calls);
    assertThat(lines).hasSizeLessThan(20);
    assertThat(each.minus(sum).nanos()).isBetween(0L, 2_000L);
    SpendingView view = SpendingView.of(query, lines, COMPARISON);
    assertThat(view.totals().premiumUsd()).isEqualTo(sum.toString());
    assertThat(view.totals().costUsd()).isEqualTo("2.00");
    assertThat(view.totals().savedUsd()).isEqualTo(sum.minus(Usd.of("2")).toString());
  }

  @Test
  void refusesMoreRowsThanItShows() {
    List<CallLine> calls =
        IntStream.rangeClosed(0, SpendingView.MOST_ROWS)
            .mapToObj(n -> call(0, TokenUsage.of(1, 1), new Ending.Kept("no", Basis.REPORTED)))
            .toList();
    var query = Spending.Query.of(new TreeSet<>(Set.of(Facet.PROJECT)), JUNE, JUNE.plusDays(1));
    List<SpendingLine> lines = new MemorySpending(() -> calls).lines(query);

    assertThat(SpendingView.of(query, lines.subList(1, lines.size()), COMPARISON).rows())
        .hasSize(SpendingView.MOST_ROWS);
    assertThatThrownBy(() -> SpendingView.of(query, lines, COMPARISON))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("groupBy gives more than 10000 rows");
  }

  private static String cost(int day, TokenUsage usage) {
    CallLine call = call(day, usage, new Ending.Settled(StopReason.END, Basis.REPORTED));
    return COMPARISON.cost(List.of(call)).toString();
  }

  private static CallLine call(int day, TokenUsage usage, Ending ending) {
    return new CallLine(
        UUID.randomUUID(),
        new CallKey(UUID.randomUUID(), "files-0", "cafe"),
        new Purpose("default", UUID.randomUUID(), "QA", "qa"),
        ModelId.of("openai/small"),
        usage,
        Usd.of("0.001"),
        Usd.ZERO,
        ending,
        Origin.MODEL,
        Decision.of("the cheapest"),
        Acceptance.OPEN,
        NOON.plusSeconds(86_400L * day),
        1_400);
  }

  private static Offer offer(String model) {
    return new Offer(
        ModelId.of(model),
        Tier.PREMIUM,
        PRICES,
        200_000,
        64_000,
        ModelCard.PLAIN,
        Lifetime.OPEN,
        Origin.MODEL);
  }

  private static Price price(String input, String output) {
    return Price.of(Usd.of(input), Usd.of(output));
  }
}
