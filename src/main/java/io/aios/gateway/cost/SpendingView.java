package io.aios.gateway.cost;

import io.aios.gateway.Refusal;
import io.aios.ledger.Facet;
import io.aios.ledger.Spending;
import io.aios.ledger.SpendingLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What calls cost in some days, by group and in all. */
@Schema(description = "What calls cost in some days, by group and in all.")
record SpendingView(
    @Schema(description = "First day, in UTC.", example = "2026-11-01") LocalDate from,
    @Schema(description = "The day after the last one.", example = "2026-12-01") LocalDate to,
    @Schema(example = "[\"provider\", \"day\"]") List<String> groupBy,
    @Schema(description = "In order of their groups.") List<SpendingRowView> rows,
    SpendingRowView totals,
    ComparisonView comparison) {

  static final int MOST_ROWS = 10_000;

  /**
   * Adds lines up to rows, and rows to totals.
   *
   * @throws Refusal if they are too many
   */
  static SpendingView of(Spending.Query query, List<SpendingLine> lines, Comparison comparison) {
    Map<Map<Facet, String>, Sum> sums = new LinkedHashMap<>();
    lines.forEach(line -> sums.merge(line.group(), Sum.of(line, comparison), Sum::plus));
    if (lines.size() > Spending.MOST_LINES || sums.size() > MOST_ROWS) {
      throw Refusal.invalid(
          "groupBy",
          "gives more than "
              + MOST_ROWS
              + " rows for these days; ask for fewer days or group by less");
    }
    return new SpendingView(
        query.from(),
        query.to(),
        query.by().stream().map(Facet::word).toList(),
        sums.entrySet().stream()
            .map(row -> SpendingRowView.of(row.getKey(), row.getValue()))
            .toList(),
        SpendingRowView.of(Map.of(), sums.values().stream().reduce(Sum.NOTHING, Sum::plus)),
        ComparisonView.of(comparison, lines.stream().map(SpendingLine::origin)));
  }
}
