package io.aios.gateway.cost;

import io.aios.gateway.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Days in UTC.
 *
 * @param from the first
 * @param to the first one that is not meant any more
 */
record Period(LocalDate from, LocalDate to) {

  static final int MOST_DAYS = 366;

  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /**
   * Reads what a client asked for. Without an end it ends with the month of today; without a
   * beginning it begins with the month that its last day is in.
   *
   * @throws Refusal if one of the dates is none, or if there are no days between them, or too many
   */
  static Period of(@Nullable String from, @Nullable String to, LocalDate today) {
    LocalDate end = to == null ? today.withDayOfMonth(1).plusMonths(1) : date("to", to);
    LocalDate start = from == null ? end.minusDays(1).withDayOfMonth(1) : date("from", from);
    if (!start.isBefore(end)) {
      throw Refusal.invalid("to", "must be after from, which is " + start + "; it is excluded");
    }
    if (ChronoUnit.DAYS.between(start, end) > MOST_DAYS) {
      throw Refusal.invalid("to", "must be at most " + MOST_DAYS + " days after from");
    }
    return new Period(start, end);
  }

  private static LocalDate date(String field, String text) {
    try {
      if (DATE.matcher(text).matches() && !text.startsWith("0000")) {
        return LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
      }
    } catch (DateTimeParseException noSuchDay) {
      // Said below, as for any other text that is no day.
    }
    throw Refusal.invalid(field, "must be a day like 2026-11-22");
  }
}
