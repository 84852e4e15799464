package io.aios.gateway.catalog;

import io.aios.routing.Catalog;
import io.aios.routing.TrackRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** All models of the catalog. */
record ModelsView(List<ModelView> models) {

  /**
   * The view of a day.
   *
   * @param served the providers that workers call
   * @param record what became of earlier replies
   */
  static ModelsView of(Catalog catalog, Set<String> served, LocalDate today, TrackRecord record) {
    return new ModelsView(
        catalog.offers().stream()
            .map(offer ->
                ModelView.of(
                    offer,
                    catalog.aliasesOf(offer.model()),
                    served.contains(offer.model().provider()),
                    today,
                    record))
            .toList());
  }
}
