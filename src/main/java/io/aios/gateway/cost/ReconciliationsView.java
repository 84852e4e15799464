package io.aios.gateway.cost;

import io.aios.ledger.Reconciliations.Reconciled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The latest reconciliations. */
@Schema(description = "The latest 100 bills that the ledger agrees with, newest first.")
record ReconciliationsView(List<ReconciliationView> reconciliations) {

  static ReconciliationsView of(List<Reconciled> latest) {
    return new ReconciliationsView(latest.stream().map(ReconciliationView::of).toList());
  }
}
