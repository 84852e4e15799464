package io.aios.gateway;

import io.aios.ledger.Invoice;
import io.aios.ledger.Reconciliations;
import io.aios.money.Usd;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A ledger with estimates of one dollar for every bill, of which half a dollar was reported. */
public final class ReconciliationsTwin implements Reconciliations {

  private static final Usd REPORTED = Usd.of("0.5");
  private static final Usd ESTIMATED = Usd.of("1");

  private final List<Reconciled> made = new CopyOnWriteArrayList<>();

  @Override
  public Result reconcile(Invoice invoice) {
    if (invoice.model().equals("busy")) {
      return new Result.Underway(2);
    }
    if (REPORTED.isMoreThan(invoice.billed())
        || invoice.billed().isMoreThan(REPORTED.plus(ESTIMATED))) {
      return new Result.Unexplained(REPORTED, ESTIMATED);
    }
    var reconciled =
        new Reconciled(
            UUID.randomUUID(),
            invoice,
            REPORTED,
            ESTIMATED,
            3,
            Instant.parse("2026-11-22T12:00:00Z"));
    made.addFirst(reconciled);
    return new Result.Agreed(reconciled);
  }

  @Override
  public List<Reconciled> latest(int most) {
    return made.stream().limit(most).toList();
  }
}
