package io.aios.routing.catalog;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings that tests of the catalog share. */
final class CatalogCast {

  private CatalogCast() {}

  /** The defaults. */
  static RoutingProperties settings() {
    return settings("");
  }

  /** The defaults, but for an operator's file of models. */
  static RoutingProperties settings(String catalog) {
    var source = new MapConfigurationPropertySource(Map.of("aios.routing.catalog", catalog));
    return new Binder(source).bindOrCreate("aios.routing", RoutingProperties.class);
  }
}
