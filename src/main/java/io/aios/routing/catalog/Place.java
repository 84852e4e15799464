package io.aios.routing.catalog;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands, so that an error can say it.
 *
 * @param file what to call the file
 * @param path the way to the value, e.g. {@code models[0].price.input}; empty for the whole file
 */
record Place(String file, String path) {

  static Place top(String file) {
    return new Place(file, "");
  }

  Place in(String field) {
    return new Place(file, path.isEmpty() ? field : path + "." + field);
  }

  Place at(int index) {
    return new Place(file, path + "[" + index + "]");
  }

  Place named(String name) {
    return new Place(file, path + " (" + name + ")");
  }

  <T> T required(@Nullable T value) {
    if (value == null) {
      throw failure("is missing");
    }
    return value;
  }

  /** The constant that is written like this, in lower case. */
  <E extends Enum<E>> E constant(Class<E> type, @Nullable String text) {
    String wanted = required(text);
    for (E constant : List.of(type.getEnumConstants())) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return constant;
      }
    }
    throw failure("does not know " + wanted + ", only " + written(type));
  }

  private static <E extends Enum<E>> String written(Class<E> type) {
    return Stream.of(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new CatalogFailure(file, path + " must be a date like 2026-11-30, not " + text, wrong);
    }
  }

  YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException wrong) {
      throw new CatalogFailure(file, path + " must be a month like 2026-11, not " + text, wrong);
    }
  }

  CatalogFailure failure(String problem) {
    return new CatalogFailure(file, path + " " + problem);
  }

  CatalogFailure refused(RuntimeException reason) {
    return new CatalogFailure(file, path + ": " + reason.getMessage(), reason);
  }
}
