package io.aios.routing.catalog;

import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.money.Usd;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Price;
import io.aios.routing.PriceList;
import io.aios.routing.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a file of models into offers. Nothing that matters is guessed: an offer without price,
 * limits or tier is an error.
 *
 * @param file what to call the file in an error
 */
record Offers(String file) {

  List<Offer> of(ModelsFile models) {
    required(models.catalogVersion(), "catalog_version");
    if (!"USD".equals(required(models.currency(), "currency"))) {
      throw failure("currency must be USD");
    }
    if (!"per_1m_tokens".equals(required(models.unit(), "unit"))) {
      throw failure("unit must be per_1m_tokens");
    }
    List<ModelsFile.Entry> entries = required(models.models(), "models");
    return IntStream.range(0, entries.size())
        .mapToObj(number -> offer(entries.get(number), "models[" + number + "]"))
        .toList();
  }

  private Offer offer(ModelsFile.Entry entry, String place) {
    String provider = required(entry.provider(), place + ".provider");
    String id = required(entry.id(), place + ".id");
    String name = place + " (" + provider + "/" + id + ")";
    try {
      return new Offer(
          new ModelId(provider, id),
          named(Tier.class, entry.tier(), name + ".tier"),
          PriceList.of(price(required(entry.price(), name + ".price"), name + ".price")),
          required(entry.contextWindow(), name + ".context_window"),
          required(entry.maxOutput(), name + ".max_output"),
          ModelCard.PLAIN,
          Lifetime.OPEN,
          named(Origin.class, entry.origin(), name + ".origin"));
    } catch (IllegalArgumentException impossible) {
      throw new CatalogFailure(file, name + ": " + impossible.getMessage(), impossible);
    }
  }

  private Price price(ModelsFile.Prices prices, String place) {
    Usd input = usd(required(prices.input(), place + ".input"), place + ".input");
    return new Price(
        input,
        usdOr(input, prices.cacheRead(), place + ".cache_read"),
        usdOr(input, prices.cacheWriteShort(), place + ".cache_write_short"),
        usdOr(input, prices.cacheWriteLong(), place + ".cache_write_long"),
        usd(required(prices.output(), place + ".output"), place + ".output"));
  }

  private Usd usdOr(Usd otherwise, @Nullable BigDecimal dollars, String place) {
    return dollars == null ? otherwise : usd(dollars, place);
  }

  private Usd usd(BigDecimal dollars, String place) {
    try {
      return Usd.of(dollars);
    } catch (ArithmeticException tooMuch) {
      throw new CatalogFailure(file, place + ": " + tooMuch.getMessage(), tooMuch);
    }
  }

  private <E extends Enum<E>> E named(Class<E> type, @Nullable String name, String place) {
    String found = required(name, place);
    for (E constant : List.of(type.getEnumConstants())) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(found)) {
        return constant;
      }
    }
    throw failure(place + " does not know " + found);
  }

  private <T> T required(@Nullable T value, String place) {
    if (value == null) {
      throw failure(place + " is missing");
    }
    return value;
  }

  private CatalogFailure failure(String problem) {
    return new CatalogFailure(file, problem);
  }
}
