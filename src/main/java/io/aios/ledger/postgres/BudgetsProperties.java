package io.aios.ledger.postgres;

import io.aios.money.Usd;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What holds for accounts as long as nobody has said anything else.
 *
 * @param tenantMonth what a tenant may spend in a calendar month, in US dollars; empty for any
 *     amount
 * @param softLimit percent of a limit that are worth a word once they are spent
 */
@Validated
@ConfigurationProperties(prefix = "aios.budgets", ignoreUnknownFields = false)
record BudgetsProperties(
    @DefaultValue("") String tenantMonth, @DefaultValue("80") @Min(1) @Max(100) int softLimit) {

  BudgetsProperties {
    if (tenantMonth(tenantMonth).filter(Usd::isNegative).isPresent()) {
      throw new IllegalArgumentException("aios.budgets.tenant-month must not be negative");
    }
  }

  /** What a tenant may spend in a month; empty for any amount. */
  Optional<Usd> tenantLimit() {
    return tenantMonth(tenantMonth);
  }

  private static Optional<Usd> tenantMonth(String dollars) {
    try {
      return dollars.isBlank() ? Optional.empty() : Optional.of(Usd.of(dollars.strip()));
    } catch (NumberFormatException | ArithmeticException unused) {
      // Without its cause, which knows the amount but not the setting and would be told instead.
      throw new IllegalArgumentException(
          "aios.budgets.tenant-month must be an amount of dollars like 250 or 99.50, or empty");
    }
  }
}
