package io.aios.gateway.cost;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aios.ledger.Invoice;
import io.aios.ledger.Reconciliations.Reconciled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bill that the ledger agrees with, as clients see it. */
@Schema(description = "A bill that the ledger agrees with, to the nano-dollar.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReconciliationView(
    UUID id,
    @Schema(example = "anthropic") String provider,
    @Schema(description = "Absent if it was for all models.", example = "claude-sonnet-5-5")
        @Nullable String model,
    @Schema(example = "2026-11-01T00:00:00Z") Instant from,
    @Schema(example = "2026-11-02T00:00:00Z") Instant to,
    @Schema(description = "What the provider billed.", example = "12.345678901") String billedUsd,
    @Schema(
            description = "Charges that rest on what the provider reported call by call.",
            example = "11.30")
        String reportedUsd,
    @Schema(description = "What the estimates came to before.", example = "1.50")
        String estimatedUsd,
    @Schema(description = "What was estimated too high, and given back.", example = "0.454321099")
        String givenBackUsd,
    @Schema(description = "Estimates that were corrected.", example = "3") int calls,
    @Schema(example = "2026-11-03T08:00:00Z") Instant madeAt) {

  static ReconciliationView of(Reconciled reconciled) {
    String model = reconciled.invoice().model();
    return new ReconciliationView(
        reconciled.id(),
        reconciled.invoice().provider(),
        model.equals(Invoice.ALL_MODELS) ? null : model,
        reconciled.invoice().from(),
        reconciled.invoice().to(),
        reconciled.invoice().billed().toString(),
        reconciled.reported().toString(),
        reconciled.estimated().toString(),
        reconciled.givenBack().toString(),
        reconciled.calls(),
        reconciled.madeAt());
  }
}
