package io.aios.gateway.cost;

import io.aios.gateway.ApiPaths;
import io.aios.gateway.GatewayController;
import io.aios.gateway.InvalidField;
import io.aios.gateway.ProblemKind;
import io.aios.gateway.Refusal;
import io.aios.ledger.Reconciliations;
import io.aios.ledger.Reconciliations.Reconciled;
import io.aios.ledger.Reconciliations.Result;
import io.aios.money.Usd;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Bills of providers, which correct what had to be estimated. */
@GatewayController
@RequestMapping(
    path = ApiPaths.API + "/reconciliations",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Costs")
final class ReconciliationController {

  private static final int MOST_SHOWN = 100;

  private final Reconciliations reconciliations;
  private final InstantSource clock;

  ReconciliationController(Reconciliations reconciliations, InstantSource clock) {
    this.reconciliations = reconciliations;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Bring the ledger into agreement with a bill",
      description =
          "Calls of which nobody heard what they used, because a process died or a stream broke,"
              + " are charged an estimate that errs on the safe side. This lowers the estimates of"
              + " some time in proportion, so that all charges of it add up to the bill, and gives"
              + " the difference back to the accounts that paid. What the provider itself reported"
              + " is never changed.")
  @ApiResponse(responseCode = "200", description = "They agree now", useReturnTypeSchema = true)
  @ApiResponse(
      responseCode = "409",
      description = "Calls are under way, or estimates cannot explain the bill; nothing changed")
  ReconciliationView reconcile(@RequestBody NewBill request) {
    return switch (reconciliations.reconcile(BillReader.read(request, clock.instant()))) {
      case Result.Agreed(Reconciled reconciled) -> ReconciliationView.of(reconciled);
      case Result.Underway(long calls) ->
          throw Refusal.of(
              ProblemKind.CALLS_UNDER_WAY,
              new InvalidField("to", "lies before the end of " + calls + " calls of that time"));
      case Result.TooMany(long calls) ->
          throw Refusal.invalid(
              "from",
              "must be later: a bill corrects at most "
                  + Reconciliations.MOST_CALLS
                  + " estimates, and there are "
                  + calls);
      case Result.Unexplained(Usd reported, Usd estimated) ->
          throw Refusal.of(
              ProblemKind.BILL_DISAGREES,
              new InvalidField(
                  "billedUsd",
                  "must be %s to %s, which is what the provider reported call by call, and that"
                          .formatted(reported, reported.plus(estimated))
                      + " and all estimates"));
    };
  }

  @GetMapping
  @Operation(
      summary = "List the bills that the ledger agrees with",
      description = "The latest 100, newest first.")
  ReconciliationsView listReconciliations() {
    return ReconciliationsView.of(reconciliations.latest(MOST_SHOWN));
  }
}
