package io.aios.llm.compatible;

import io.aios.llm.Health;
import io.aios.llm.ModelFailure;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.ModelHttp.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Asks a server how it is: its path of health, if it has one, and then its models. A server that is
 * well and lists no models is reachable all the same, unless it does not take our key. Thread-safe.
 */
final class Checkup {

  private final Server server;
  private final ModelHttp http;
  private final InstantSource clock;

  Checkup(Server server, ModelHttp http, InstantSource clock) {
    this.server = server;
    this.http = http;
    this.clock = clock;
  }

  Health check() {
    Instant start = clock.instant();
    String health = server.dialect().health();
    Optional<ModelFailure> ill = health.isEmpty() ? Optional.empty() : trouble(http.get(health));
    if (ill.isPresent()) {
      return new Health.Unreachable(ill.get());
    }
    Exchange list = http.get(server.path() + "/models");
    return trouble(list)
        .filter(failure -> health.isEmpty() || failure instanceof ModelFailure.Unauthorised)
        .<Health>map(Health.Unreachable::new)
        .orElseGet(
            () -> new Health.Reachable(models(list), Duration.between(start, clock.instant())));
  }

  private Optional<ModelFailure> trouble(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Failed failed -> Optional.of(failed.failure());
      case Exchange.Answered answered when answered.head().isSuccess() -> Optional.empty();
      case Exchange.Answered answered ->
          Optional.of(ErrorGrammar.answered(answered.head(), answered.body(), clock.instant()));
    };
  }

  private static int models(Exchange list) {
    return switch (list) {
      case Exchange.Failed failed -> 0;
      case Exchange.Answered answered -> Json.read(answered.body()).path("data").size();
    };
  }
}
