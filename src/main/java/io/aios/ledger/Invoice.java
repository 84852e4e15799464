package io.aios.ledger;

import io.aios.money.Usd;
import java.time.Instant;

/**
 * What a provider bills for the calls of some time.
 *
 * @param model its name at the provider; {@link #ALL_MODELS} for all
 * @param from the first moment, by when the calls were made
 * @param to the first moment that is not meant any more; after {@code from}
 * @param billed never negative
 */
public record Invoice(String provider, String model, Instant from, Instant to, Usd billed) {

  public static final String ALL_MODELS = "";

  public Invoice {
    if (provider.isBlank() || billed.isNegative() || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A bill names a provider, a time that does not end before it begins, and an amount");
    }
  }
}
