package io.aios.routing.catalog;

import io.aios.money.Usd;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.catalog.ModelsFile.DatedPrices;
import io.aios.routing.catalog.ModelsFile.Entry;
import io.aios.routing.catalog.ModelsFile.PricesAbove;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns the prices of an entry into a list; a price without input or output is an error. */
final class Prices {

  private Prices() {}

  static PriceList of(Entry entry, Place place) {
    List<@Nullable DatedPrices> dated = entry.prices();
    if (dated == null) {
      return new PriceList(
          List.of(of(new DatedPrices(null, entry.price(), entry.priceAbove()), place)));
    }
    if (entry.price() != null || entry.priceAbove() != null) {
      throw place.failure("has prices and a price besides; write only one of them");
    }
    Place all = place.in("prices");
    List<PriceList.Entry> entries =
        IntStream.range(0, dated.size())
            .mapToObj(number -> dated(dated.get(number), number, all.at(number)))
            .toList();
    try {
      return new PriceList(entries);
    } catch (IllegalArgumentException impossible) {
      throw all.refused(impossible);
    }
  }

  /** Only the first may do without a day, and holds since ever then. */
  private static PriceList.Entry dated(@Nullable DatedPrices prices, int number, Place place) {
    DatedPrices said = place.required(prices);
    if (number > 0) {
      place.in("effective_from").required(said.effectiveFrom());
    }
    return of(said, place);
  }

  private static PriceList.Entry of(DatedPrices prices, Place place) {
    String day = prices.effectiveFrom();
    LocalDate from = day == null ? LocalDate.MIN : place.in("effective_from").date(day);
    Place usualPlace = place.in("price");
    Price usual = price(usualPlace.required(prices.price()), usualPlace);
    PricesAbove above = prices.priceAbove();
    if (above == null) {
      return PriceList.Entry.flat(from, usual);
    }
    Place abovePlace = place.in("price_above");
    Place thresholdPlace = abovePlace.in("threshold");
    long threshold = thresholdPlace.required(above.threshold());
    if (threshold < 1) {
      throw thresholdPlace.failure("must be 1 or more");
    }
    return new PriceList.Entry(from, usual, threshold, price(above.prices(), abovePlace));
  }

  private static Price price(ModelsFile.Prices prices, Place place) {
    Usd input = usd(place.in("input").required(prices.input()), place.in("input"));
    return new Price(
        input,
        usdOr(input, prices.cacheRead(), place.in("cache_read")),
        usdOr(input, prices.cacheWriteShort(), place.in("cache_write_short")),
        usdOr(input, prices.cacheWriteLong(), place.in("cache_write_long")),
        usd(place.in("output").required(prices.output()), place.in("output")));
  }

  private static Usd usdOr(Usd otherwise, @Nullable BigDecimal dollars, Place place) {
    return dollars == null ? otherwise : usd(dollars, place);
  }

  private static Usd usd(BigDecimal dollars, Place place) {
    try {
      return Usd.of(dollars);
    } catch (ArithmeticException tooMuch) {
      throw place.refused(tooMuch);
    }
  }
}
