package io.aios.routing.catalog;

import io.aios.llm.ModelId;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import io.aios.routing.catalog.ModelsFile.Entry;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the models of one file after another. What a later file says of a known model wins, field
 * by field. Not thread-safe.
 */
final class Assortment {

  private final Map<ModelId, Entry> entries = new LinkedHashMap<>();
  private final Map<ModelId, Offer> offers = new LinkedHashMap<>();
  private final Map<ModelId, ModelId> aliases = new HashMap<>();
  private final Set<ModelId> vouched = new HashSet<>();

  /** Adds the models that AIOS comes with; retired ones stay, for the prices of old calls. */
  void add(ModelsFile models, String file) {
    add(models, file, LocalDate.MIN);
  }

  /**
   * Adds the models of an operator's file.
   *
   * @param today in UTC; a model that has retired by then is refused
   */
  void addOwn(ModelsFile models, String file, LocalDate today) {
    add(models, file, today);
    for (Entry entry : orEmpty(models)) {
      if (Boolean.TRUE.equals(entry.local())) {
        vouched.add(Offers.model(entry, Place.top(file)));
      }
    }
  }

  private static List<Entry> orEmpty(ModelsFile models) {
    List<@Nullable Entry> entries = models.models();
    return entries == null ? List.of() : entries.stream().filter(Objects::nonNull).toList();
  }

  private void add(ModelsFile models, String file, LocalDate today) {
    Place list = Place.top(file).in("models");
    List<@Nullable Entry> more = list.required(models.models());
    Set<ModelId> named = new HashSet<>();
    for (int number = 0; number < more.size(); number++) {
      Place place = list.at(number);
      Entry entry = place.required(more.get(number));
      ModelId model = Offers.model(entry, place);
      if (!named.add(model)) {
        throw new CatalogFailure(file, "it names a model twice, " + model);
      }
      Offer offer = put(entry, model, place.named(model.toString()));
      refuseRetired(offer, place.named(model.toString()), today);
    }
  }

  private Offer put(Entry entry, ModelId model, Place place) {
    ModelId known = aliases.get(model);
    if (known != null) {
      throw place.failure("is an alias of " + known + "; write that id");
    }
    Entry before = entries.get(model);
    Entry whole = before == null ? entry : entry.over(before);
    Offer offer = Offers.of(whole, model, place);
    entries.put(model, whole);
    offers.put(model, offer);
    aliases.values().removeIf(model::equals);
    for (ModelId alias : Offers.aliases(whole, model, place)) {
      if (offers.containsKey(alias) || aliases.putIfAbsent(alias, model) != null) {
        throw place.failure("has an alias that is taken, " + alias.name());
      }
    }
    return offer;
  }

  private static void refuseRetired(Offer offer, Place place, LocalDate today) {
    Lifetime lifetime = offer.lifetime();
    if (lifetime.equals(Lifetime.OFF) || !lifetime.isOver(today)) {
      return;
    }
    String instead =
        lifetime.replacement().isEmpty()
            ? "take it out or set its usable to false"
            : "use " + lifetime.replacement() + " instead";
    throw place.failure("retired on " + lifetime.retires() + "; " + instead);
  }

  /**
   * All models.
   *
   * @throws IllegalArgumentException if there are too many
   */
  Catalog catalog() {
    return new Catalog(List.copyOf(offers.values()), aliases, vouched);
  }
}
