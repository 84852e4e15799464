package io.aios.routing.market;

import io.aios.ledger.Acceptances;
import io.aios.llm.ProviderReport;
import io.aios.llm.ProviderReports;
import io.aios.llm.ProviderStatus;
import io.aios.llm.ProviderVitals;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.dao.DataAccessException;

/**
 * Gathers news for the market. For one thread.
 *
 * @param acceptances one; none where nobody judges replies
 * @param patience of one ask
 */
record Newsroom(
    Reach reach,
    ProviderVitals vitals,
    ProviderReports reports,
    List<Acceptances> acceptances,
    Duration patience,
    InstantSource clock) {

  /** So many days of results count; what a model was like before that, it may be no more. */
  private static final int DAYS = 30;

  /**
   * Tells how the providers fare.
   *
   * @throws DataAccessException if the others cannot be heard; what this process knows itself is
   *     told even so, to one that calls providers
   */
  void tellWeather(LiveMarkets markets) {
    Instant now = clock.instant();
    List<ProviderStatus> own = vitals.statuses();
    try {
      List<ProviderStatus> reported =
          reports.current(now).stream().map(ProviderReport::status).toList();
      markets.hear(tidings(own, reported, now));
    } catch (DataAccessException away) {
      if (reach == Reach.OWN) {
        markets.hear(tidings(own, List.of(), now));
      }
      throw away;
    }
  }

  /** Tells what became of earlier replies. */
  void tellRecord(LiveMarkets markets) {
    acceptances.forEach(judged -> markets.hear(judged.since(markets.today().minusDays(DAYS))));
  }

  private Tidings tidings(List<ProviderStatus> own, List<ProviderStatus> reported, Instant now) {
    return new Tidings(reach, own, vitals.reopenings(), reported, now, patience);
  }
}
