package io.aios.routing;

import io.aios.llm.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All offers, each model once. A model that is not in it has no price and is never called.
 *
 * @param offers in the order of the catalog's file; at most 500
 * @param aliases other exact names of offered models; no name of an offer is among them
 */
public record Catalog(List<Offer> offers, Map<ModelId, ModelId> aliases) {

  public Catalog {
    offers = List.copyOf(offers);
    aliases = Map.copyOf(aliases);
    if (offers.size() > 500) {
      throw new IllegalArgumentException("A catalog has at most 500 offers");
    }
    long models = offers.stream().map(Offer::model).distinct().count();
    if (models < offers.size()) {
      throw new IllegalArgumentException("The catalog names a model twice");
    }
  }

  public Catalog(List<Offer> offers) {
    this(offers, Map.of());
  }

  /** The offer of that exact name, or of which it is an alias; never by a prefix. */
  public Optional<Offer> find(ModelId name) {
    ModelId model = aliases.getOrDefault(name, name);
    return offers.stream().filter(offer -> offer.model().equals(model)).findFirst();
  }

  /** The offer that {@code provider/model} names exactly; empty for whatever names none. */
  public Optional<Offer> find(String text) {
    return Stream.concat(offers.stream().map(Offer::model), aliases.keySet().stream())
        .filter(model -> model.toString().equals(text))
        .findFirst()
        .flatMap(this::find);
  }

  /** The other names of a model, in alphabetical order. */
  public List<String> aliasesOf(ModelId model) {
    return aliases.entrySet().stream()
        .filter(alias -> alias.getValue().equals(model))
        .map(alias -> alias.getKey().name())
        .sorted()
        .toList();
  }
}
