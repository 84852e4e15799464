package io.aios.gateway.catalog;

import io.aios.routing.Catalog;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** All models of the catalog. */
record ModelsView(List<ModelView> models) {

  /**
   * The view of a day.
   *
   * @param served the providers that workers call
   */
  static ModelsView of(Catalog catalog, Set<String> served, LocalDate today) {
    return new ModelsView(
        catalog.offers().stream()
            .map(offer ->
                ModelView.of(
                    offer,
                    catalog.aliasesOf(offer.model()),
                    served.contains(offer.model().provider()),
                    today))
            .toList());
  }
}
