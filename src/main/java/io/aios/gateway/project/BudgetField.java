package io.aios.gateway.project;

import io.aios.gateway.InvalidField;
import io.aios.money.Usd;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the field {@code budgetUsd} as it came in. Pure. */
final class BudgetField {

  static final String NAME = "budgetUsd";

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,9}(?:\\.[0-9]{1,9})?");

  private BudgetField() {}

  /** What is wrong with it; empty if nothing is. */
  static Optional<InvalidField> complaint(String decimal, Usd most) {
    if (!DECIMAL.matcher(decimal).matches()) {
      return wrong("must be a plain decimal number of at most nine decimals and at most " + most);
    }
    Usd budget = Usd.of(decimal);
    if (!budget.isMoreThan(Usd.ZERO)) {
      return wrong("must be more than 0");
    }
    return budget.isMoreThan(most) ? wrong("must be at most " + most) : Optional.empty();
  }

  private static Optional<InvalidField> wrong(String reason) {
    return Optional.of(new InvalidField(NAME, reason));
  }
}
