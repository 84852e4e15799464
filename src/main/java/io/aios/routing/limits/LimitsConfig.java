package io.aios.routing.limits;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.aios.database.Channel;
import io.aios.database.Patrol;
import io.aios.database.Patrol.Round;
import io.aios.database.Signals;
import io.aios.llm.Providers;
import io.aios.node.StartRefusal;
import io.aios.routing.Catalog;
import io.aios.routing.Turnstile;
import io.aios.routing.limits.LimitsProperties.OfProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires the limits that are set; without any, calls do not even know that there could be some. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitsProperties.class)
class LimitsConfig {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  @Bean
  Seats seats(JdbcClient jdbc, LimitsProperties properties, InstantSource clock) {
    TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();
    return new Seats(new SeatTable(jdbc, Bounds.of(properties), clock), ids::generate);
  }

  /** Hears whose turn it is. */
  @Bean(destroyMethod = "close")
  Signals.Subscription turnstileSubscription(Seats seats, Signals signals) {
    return signals.listen(Channel.TURNSTILE, seats::hear);
  }

  /**
   * Keeps the seats of this process while it lives. Leases outlast a stop by far, so calls that end
   * meanwhile still have their seats.
   */
  @Bean
  Patrol seatPatrol(Seats seats) {
    String complaint = "Seats cannot be renewed, and are lost in " + SeatTable.LEASE.toSeconds();
    return new Patrol(
        "turnstile", Round.every(BETWEEN_LOOKS, complaint + " seconds", seats::renew));
  }

  /** A limit of a provider that nobody knows would go unnoticed. */
  @Bean
  Turnstile turnstile(
      LimitsProperties properties,
      Seats seats,
      DataSource dataSource,
      Providers providers,
      Catalog catalog,
      InstantSource clock) {
    requireKnown(properties.providers().keySet(), providers, catalog);
    Bounds bounds = Bounds.of(properties);
    Map<String, Rates> rates = rates(properties, new Buckets(dataSource, clock));
    return bounds.isEmpty() && rates.isEmpty()
        ? Turnstile.OPEN
        : new LimitedTurnstile(bounds, seats, rates, providers, Thread::sleep, clock);
  }

  private static void requireKnown(Set<String> limited, Providers providers, Catalog catalog) {
    Set<String> known =
        catalog.offers().stream()
            .map(offer -> offer.model().provider())
            .collect(Collectors.toCollection(TreeSet::new));
    providers.all().forEach(provider -> known.add(provider.name()));
    for (String name : limited) {
      if (!known.contains(name)) {
        throw new StartRefusal(
            "aios.limits.providers." + name + " limits a provider that nobody knows",
            "name one of " + String.join(", ", known));
      }
    }
  }

  static Map<String, Rates> rates(LimitsProperties properties, Buckets buckets) {
    Map<String, Rates> all = new HashMap<>();
    properties
        .providers()
        .forEach((name, limits) -> {
          List<Rate> rates = rates(name, limits, properties.burstPercent());
          if (!rates.isEmpty()) {
            all.put(name, new Rates(rates, buckets));
          }
        });
    return all;
  }

  private static List<Rate> rates(String provider, OfProvider limits, int burstPercent) {
    List<Rate> rates = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      long perMinute =
          switch (measure) {
            case REQUESTS -> limits.requestsPerMinute();
            case INPUT_TOKENS -> limits.inputTokensPerMinute();
            case OUTPUT_TOKENS -> limits.outputTokensPerMinute();
          };
      if (perMinute > 0) {
        rates.add(Rate.of(provider, measure, perMinute, burstPercent, limits.countsCachedInput()));
      }
    }
    return rates;
  }
}
