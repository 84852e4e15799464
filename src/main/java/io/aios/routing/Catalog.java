package io.aios.routing;

import io.aios.llm.ModelId;
import java.util.List;
import java.util.Optional;

/**
 * All offers, each model once. A model that is not in it has no price and is never called.
 *
 * @param offers in the order of the catalog's file; at most 500
 */
public record Catalog(List<Offer> offers) {

  public Catalog {
    offers = List.copyOf(offers);
    if (offers.size() > 500) {
      throw new IllegalArgumentException("A catalog has at most 500 offers");
    }
    long models = offers.stream().map(Offer::model).distinct().count();
    if (models < offers.size()) {
      throw new IllegalArgumentException("The catalog names a model twice");
    }
  }

  public Optional<Offer> find(ModelId model) {
    return offers.stream().filter(offer -> offer.model().equals(model)).findFirst();
  }
}
