package io.aios.routing.catalog;

import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns at the start of models that could be called today and will soon retire, and of providers of
 * which no model is known, once for each.
 *
 * @param today in UTC
 */
record CatalogNotice(Catalog catalog, Providers providers, LocalDate today)
    implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(CatalogNotice.class);

  private static final int DAYS_AHEAD = 30;

  @Override
  public void afterSingletonsInstantiated() {
    providers.all().stream().map(Provider::name).filter(this::isUnknown).forEach(this::tellUnknown);
    for (Offer offer : catalog.offers()) {
      if (isSoonGone(offer.lifetime()) && isCalled(offer)) {
        log.warn(
            "{} retires on {} and is not called from then on; {}",
            offer.model(),
            offer.lifetime().retires(),
            instead(offer.lifetime()));
      }
    }
  }

  private boolean isUnknown(String provider) {
    return catalog.offers().stream().noneMatch(offer -> offer.model().provider().equals(provider));
  }

  private void tellUnknown(String provider) {
    log.warn(
        "The catalog has no model of {}, so none of it is called; name its models in a file of your"
            + " own, by aios.routing.catalog",
        provider);
  }

  private boolean isSoonGone(Lifetime lifetime) {
    return !lifetime.isOver(today) && lifetime.isOver(today.plusDays(DAYS_AHEAD));
  }

  private boolean isCalled(Offer offer) {
    return providers.find(offer.model().provider()).isPresent();
  }

  private static String instead(Lifetime lifetime) {
    return lifetime.replacement().isEmpty()
        ? "its provider names no replacement"
        : "its provider names " + lifetime.replacement() + " as replacement";
  }
}
