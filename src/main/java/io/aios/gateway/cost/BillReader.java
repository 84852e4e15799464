package io.aios.gateway.cost;

import io.aios.gateway.InvalidField;
import io.aios.gateway.Refusal;
import io.aios.ledger.Invoice;
import io.aios.money.Usd;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes an {@link Invoice} of a request, or tells everything that is wrong with it at once. Pure.
 */
final class BillReader {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");
  private static final Pattern NAME = Pattern.compile("[!-~]{1,200}");
  private static final int MOST_PROVIDER_CHARACTERS = 100;

  private final List<InvalidField> errors = new ArrayList<>();

  private BillReader() {}

  /**
   * @throws Refusal if a field is missing or not valid
   */
  static Invoice read(NewBill request, Instant now) {
    return new BillReader().invoice(request, now);
  }

  private Invoice invoice(NewBill request, Instant now) {
    String provider = name("provider", request.provider(), MOST_PROVIDER_CHARACTERS);
    String model =
        request.model() == null ? Invoice.ALL_MODELS : name("model", request.model(), 200);
    Instant from = moment("from", request.from());
    Instant to = moment("to", request.to());
    if (errors.isEmpty() && !from.isBefore(to)) {
      errors.add(new InvalidField("to", "must be after from"));
    } else if (errors.isEmpty() && to.isAfter(now)) {
      errors.add(new InvalidField("to", "must not be in the future"));
    }
    Usd billed = amount(request.billedUsd());
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new Invoice(provider, model, from, to, billed);
  }

  private String name(String field, @Nullable String text, int most) {
    if (text == null) {
      errors.add(new InvalidField(field, "is missing"));
      return "";
    }
    if (text.length() > most || !NAME.matcher(text).matches()) {
      String reason = "must have 1 to " + most + " printable ASCII characters without a space";
      errors.add(new InvalidField(field, reason));
    }
    return text;
  }

  private Instant moment(String field, @Nullable String text) {
    if (text == null) {
      errors.add(new InvalidField(field, "is missing"));
      return Instant.EPOCH;
    }
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      if (moment.isAfter(Instant.EPOCH)) {
        return moment;
      }
    } catch (DateTimeParseException noMoment) {
      // Said below, as for moments of another age.
    }
    errors.add(new InvalidField(field, "must be a moment like 2026-11-22T00:00:00Z"));
    return Instant.EPOCH;
  }

  private Usd amount(@Nullable String decimal) {
    if (decimal != null && DECIMAL.matcher(decimal).matches()) {
      return Usd.of(decimal);
    }
    String reason =
        decimal == null
            ? "is missing"
            : "must be a plain decimal number of at least 0, with at most nine digits and nine"
                + " decimals";
    errors.add(new InvalidField("billedUsd", reason));
    return Usd.ZERO;
  }
}
