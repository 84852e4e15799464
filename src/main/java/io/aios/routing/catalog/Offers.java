package io.aios.routing.catalog;

import io.aios.llm.Caching;
import io.aios.llm.Effort;
import io.aios.llm.ModelCard;
import io.aios.llm.ModelId;
import io.aios.llm.Origin;
import io.aios.llm.Tokenizer;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.Quality;
import io.aios.routing.Tier;
import io.aios.routing.catalog.ModelsFile.Entry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns an entry of a file into an offer. Nothing that matters is guessed: an offer without price,
 * limits or tier is an error.
 */
final class Offers {

  private Offers() {}

  static ModelId model(Entry entry, Place place) {
    String provider = place.in("provider").required(entry.provider());
    return model(provider, place.in("id").required(entry.id()), place);
  }

  /** The models that the entry names as aliases. */
  static List<ModelId> aliases(Entry entry, ModelId model, Place place) {
    return orEmpty(entry.aliases()).stream()
        .map(alias -> place.in("aliases").required(alias))
        .map(alias -> model(model.provider(), alias, place.in("aliases")))
        .toList();
  }

  static Offer of(Entry entry, ModelId model, Place place) {
    try {
      return new Offer(
          model,
          place.in("tier").constant(Tier.class, entry.tier()),
          Prices.of(entry, place),
          place.in("context_window").required(entry.contextWindow()),
          place.in("max_output").required(entry.maxOutput()),
          card(entry, place),
          lifetime(entry, place),
          place.in("origin").constant(Origin.class, entry.origin()),
          quality(entry),
          isLocal(entry, place));
    } catch (IllegalArgumentException impossible) {
      throw place.refused(impossible);
    }
  }

  private static boolean isLocal(Entry entry, Place place) {
    return entry.local() == null
        ? place.in("origin").constant(Origin.class, entry.origin()) == Origin.SIMULATED
        : entry.local();
  }

  private static Quality quality(Entry entry) {
    BigDecimal figure = entry.quality();
    return figure == null ? Quality.UNKNOWN : new Quality(figure.doubleValue());
  }

  private static ModelCard card(Entry entry, Place place) {
    return new ModelCard(
        Boolean.TRUE.equals(entry.tools()),
        Boolean.TRUE.equals(entry.jsonSchema()),
        efforts(entry, place.in("efforts")),
        entry.tokenizer() == null
            ? Tokenizer.UNKNOWN
            : place.in("tokenizer").constant(Tokenizer.class, entry.tokenizer()),
        caching(entry, place.in("cache")));
  }

  private static Caching caching(Entry entry, Place place) {
    ModelsFile.Cache cache = entry.cache();
    if (cache == null) {
      return Caching.UNKNOWN;
    }
    try {
      return new Caching(
          place.in("mode").constant(Caching.Mode.class, cache.mode()),
          place.in("least").required(cache.least()),
          Duration.ofMinutes(place.in("minutes").required(cache.minutes())));
    } catch (IllegalArgumentException impossible) {
      throw place.refused(impossible);
    }
  }

  private static Set<Effort> efforts(Entry entry, Place place) {
    Set<Effort> efforts = EnumSet.noneOf(Effort.class);
    for (String name : orEmpty(entry.efforts())) {
      Effort effort = place.constant(Effort.class, name);
      if (effort == Effort.DEFAULT || !efforts.add(effort)) {
        throw place.failure("cannot have " + name + " here");
      }
    }
    return efforts;
  }

  private static Lifetime lifetime(Entry entry, Place place) {
    String day = entry.retires();
    String replacement = entry.replacement() == null ? "" : entry.replacement();
    LocalDate retires = day == null ? LocalDate.MAX : place.in("retires").date(day);
    return Boolean.FALSE.equals(entry.usable()) ? Lifetime.OFF : new Lifetime(retires, replacement);
  }

  private static ModelId model(String provider, String id, Place place) {
    try {
      return new ModelId(provider, id);
    } catch (IllegalArgumentException noName) {
      throw place.refused(noName);
    }
  }

  private static List<@Nullable String> orEmpty(@Nullable List<@Nullable String> names) {
    return names == null ? List.of() : names;
  }
}
