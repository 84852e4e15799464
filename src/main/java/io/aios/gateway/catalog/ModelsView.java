package io.aios.gateway.catalog;

import io.aios.routing.Catalog;
import java.util.List;

/** All models of the catalog. */
record ModelsView(List<ModelView> models) {

  static ModelsView of(Catalog catalog) {
    return new ModelsView(catalog.offers().stream().map(ModelView::of).toList());
  }
}
