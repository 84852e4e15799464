package io.aios.routing;

import io.aios.llm.ModelId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All offers, each model once. A model that is not in it has no price and is never called.
 *
 * @param offers in the order of the catalog's file; at most 500
 * @param aliases other exact names of offered models; no name of an offer is among them
 * @param vouched models that the operator calls local, wherever their provider is
 */
public record Catalog(List<Offer> offers, Map<ModelId, ModelId> aliases, Set<ModelId> vouched) {

  public Catalog {
    offers = List.copyOf(offers);
    aliases = Map.copyOf(aliases);
    vouched = Set.copyOf(vouched);
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

  /** A catalog of which the operator has said nothing. */
  public Catalog(List<Offer> offers, Map<ModelId, ModelId> aliases) {
    this(offers, aliases, Set.of());
  }

  /**
   * The same catalog where these providers are not in the house: none of their models is local
   * then, except those that are vouched for.
   */
  public Catalog withOutside(Set<String> providers) {
    return new Catalog(
        offers.stream().map(offer -> isOutside(offer, providers) ? offer.remote() : offer).toList(),
        aliases,
        vouched);
  }

  private boolean isOutside(Offer offer, Set<String> providers) {
    return offer.local()
        && providers.contains(offer.model().provider())
        && !vouched.contains(offer.model());
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
