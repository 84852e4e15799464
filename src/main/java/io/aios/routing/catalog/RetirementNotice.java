package io.aios.routing.catalog;

import io.aios.llm.Providers;
import io.aios.routing.Catalog;
import io.aios.routing.Lifetime;
import io.aios.routing.Offer;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns at the start of models that could be called today and will soon retire, once for each.
 *
 * @param today in UTC
 */
record RetirementNotice(Catalog catalog, Providers providers, LocalDate today)
    implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(RetirementNotice.class);

  private static final int DAYS_AHEAD = 30;

  @Override
  public void afterSingletonsInstantiated() {
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
