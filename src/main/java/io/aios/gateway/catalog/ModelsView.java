package io.aios.gateway.catalog;

import io.aios.llm.Providers;
import io.aios.routing.Catalog;
import java.time.LocalDate;
import java.util.List;

/** All models of the catalog. */
record ModelsView(List<ModelView> models) {

  /**
   * The view of a day.
   *
   * @param providers those that can be called
   */
  static ModelsView of(Catalog catalog, Providers providers, LocalDate today) {
    return new ModelsView(
        catalog.offers().stream()
            .map(offer ->
                ModelView.of(
                    offer,
                    catalog.aliasesOf(offer.model()),
                    providers.find(offer.model().provider()).isPresent(),
                    today))
            .toList());
  }
}
