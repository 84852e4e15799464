package io.aios.ledger;

import io.aios.money.Usd;
import java.time.Instant;
import java.util.Optional;

/**
 * What a provider bills for the calls of some time.
 *
 * @param model its name at the provider; empty for all models of it
 * @param from the first moment, by when the calls were made
 * @param to the first moment that is not meant any more; after {@code from}
 * @param billed never negative
 */
public record Invoice(
    String provider, Optional<String> model, Instant from, Instant to, Usd billed) {

  public Invoice {
    if (provider.isBlank() || billed.isNegative() || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A bill names a provider, a time that does not end before it begins, and an amount");
    }
  }
}
