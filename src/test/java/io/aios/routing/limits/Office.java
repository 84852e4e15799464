package io.aios.routing.limits;

import io.aios.llm.Pause;
import io.aios.llm.Provider;
import io.aios.llm.Providers;
import io.aios.routing.CallGate;
import io.aios.routing.Turnstile;
import io.aios.routing.Turnstile.Asker;
import io.aios.routing.Turnstile.Entry;
import io.aios.routing.Turnstile.Passage;
import io.aios.routing.limits.LimitsProperties.OfAgent;
import io.aios.routing.limits.LimitsProperties.OfProvider;
import io.aios.testing.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A process with a turnstile of its own, before the same provider and on the same database. */
record Office(Seats seats, Turnstile turnstile, AutoCloseable wire) implements AutoCloseable {

  static final Duration LONG = Duration.ofSeconds(30);

  /** One that hears whom the database wakes. */
  static Office open(
      Database database, LimitsProperties limits, InstantSource clock, Provider... providers) {
    Seats seats = seats(database, limits, clock);
    return of(
        database, limits, seats, new Wire(database, seats::hear), clock, Thread::sleep, providers);
  }

  /** One that hears nothing, and waits by letting the pause pass. */
  static Office deaf(
      Database database,
      LimitsProperties limits,
      InstantSource clock,
      Pause pause,
      Provider... providers) {
    return of(database, limits, seats(database, limits, clock), () -> {}, clock, pause, providers);
  }

  private static Seats seats(Database database, LimitsProperties limits, InstantSource clock) {
    return new Seats(new SeatTable(database.jdbc(), Bounds.of(limits), clock), UUID::randomUUID);
  }

  private static Office of(
      Database database,
      LimitsProperties limits,
      Seats seats,
      AutoCloseable wire,
      InstantSource clock,
      Pause pause,
      Provider... providers) {
    var turnstile =
        new LimitedTurnstile(
            Bounds.of(limits),
            seats,
            LimitsConfig.rates(limits, new Buckets(database.dataSource(), clock)),
            new Providers(List.of(providers)),
            pause,
            clock);
    return new Office(seats, turnstile, wire);
  }

  static LimitsProperties atOnce(int ofProvider) {
    return new LimitsProperties(
        10, Map.of("acme", new OfProvider(0, 0, 0, true, ofProvider)), Map.of());
  }

  static LimitsProperties atOnce(int ofProvider, String agent, int ofAgent) {
    return new LimitsProperties(
        10,
        Map.of("acme", new OfProvider(0, 0, 0, true, ofProvider)),
        Map.of(agent, new OfAgent(ofAgent)));
  }

  static LimitsProperties perMinute(long requests, long input, long output) {
    return new LimitsProperties(
        10, Map.of("acme", new OfProvider(requests, input, output, true, 0)), Map.of());
  }

  /** One who asks for a task of its own. */
  static Asker asker(UUID project) {
    return new Asker("acme", project, UUID.randomUUID());
  }

  Entry enter(UUID project) {
    return enter(project, LONG);
  }

  Entry enter(UUID project, Duration patience) {
    return enter(new Passage("acme", asker(project), "BACKEND", 100, 50), patience);
  }

  Entry enter(Passage passage, Duration patience) {
    return turnstile.enter(passage, patience, new CallGate());
  }

  @Override
  public void close() throws Exception {
    wire.close();
  }
}
