package io.aios.gateway.budget;

import io.aios.gateway.Refusal;
import io.aios.ledger.AccountId;
import io.aios.money.Usd;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a request about a budget, or tells what is wrong with them. Pure. */
final class BudgetReader {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");

  private BudgetReader() {}

  static AccountId account(String name) {
    try {
      return new AccountId(name);
    } catch (IllegalArgumentException malformed) {
      throw Refusal.invalid("account", "must be a kind and a name, like tenant:default");
    }
  }

  /** An account whose limit can be set here. */
  static AccountId accountByMonth(String name) {
    AccountId account = account(name);
    if (account.isOfProject()) {
      throw Refusal.invalid(
          "account", "is a project; its limit is set with PUT /api/v1/projects/{id}/budget");
    }
    if (!account.canHaveMonths()) {
      throw Refusal.invalid(
          "account", "must be named without a month, and with at most 152 characters");
    }
    return account;
  }

  static Usd limit(@Nullable String decimal) {
    if (decimal == null) {
      throw Refusal.invalid("limitUsd", "is missing");
    }
    if (!DECIMAL.matcher(decimal).matches()) {
      throw Refusal.invalid(
          "limitUsd",
          "must be a plain decimal number of at least 0, with at most nine digits and nine"
              + " decimals");
    }
    return Usd.of(decimal);
  }
}
