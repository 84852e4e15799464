package io.aios.gateway.cost;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.ledger.Spending;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

@GatewayController
@RequestMapping(path = ApiPaths.API + "/costs", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Costs")
final class CostController {

  private final Spending spending;
  private final References references;
  private final InstantSource clock;

  CostController(Spending spending, References references, InstantSource clock) {
    this.spending = spending;
    this.references = references;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      summary = "Show what all calls cost",
      description =
          "Charges of some days over all projects, added up by what you name. Charges are exact"
              + " and each is in one row, so the rows of any grouping add up to what the accounts"
              + " have spent. `premiumUsd` and `savedUsd` are computed: the same tokens at the"
              + " list price of the reference model on the day of each call. More than 10,000"
              + " rows are refused.")
  SpendingView showSpending(
      @Parameter(
              description = "By what to group; any of them together.",
              array =
                  @ArraySchema(
                      schema =
                          @Schema(
                              type = "string",
                              allowableValues = {
                                "provider",
                                "model",
                                "agent",
                                "project",
                                "task_type",
                                "day",
                                "month"
                              })),
              example = "provider,day",
              required = true)
          @RequestParam(defaultValue = "")
          List<String> groupBy,
      @Parameter(
              description = "First day, in UTC. If absent, the first of the month of the last day.",
              example = "2026-11-01")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description =
                  "The day after the last one, in UTC; at most 366 days after `from`. If absent,"
                      + " the first of next month.",
              example = "2026-12-01")
          @RequestParam(required = false)
          @Nullable String to) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var by = Grouping.of(groupBy);
    Period period = Period.of(from, to, today);
    Comparison comparison = references.now();
    var query =
        new Spending.Query(
            by, period.from(), period.to(), comparison.priceDays(), comparison.thresholds());
    return SpendingView.of(query, spending.lines(query), comparison);
  }
}
