package io.aios.llm.compatible;

import io.aios.llm.Health;
import io.aios.llm.ModelFailure;
import io.aios.llm.http.JsonBody;
import io.aios.llm.http.ModelHttp;
import io.aios.llm.http.ModelHttp.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

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
    String path = server.dialect().health();
    if (path.isEmpty()) {
      return listed(start);
    }
    return trouble(http.get(path))
        .<Health>map(Health.Unreachable::new)
        .orElseGet(() -> well(listed(start), start));
  }

  private Health well(Health listed, Instant start) {
    return switch (listed) {
      case Health.Reachable reachable -> reachable;
      case Health.Unreachable locked when locked.failure() instanceof ModelFailure.Unauthorised ->
          locked;
      case Health.Unreachable unlisted -> reachable(0, start);
    };
  }

  private Health listed(Instant start) {
    Exchange list = http.get(server.path() + "/models");
    return trouble(list)
        .<Health>map(Health.Unreachable::new)
        .orElseGet(() -> counted(models(list), start));
  }

  /** Whoever answers this address with something else is no such server, e.g. a proxy's page. */
  private Health counted(JsonNode models, Instant start) {
    return models.isArray()
        ? reachable(models.size(), start)
        : new Health.Unreachable(
            new ModelFailure.Unavailable("The list of models is in no form that we know"));
  }

  private Health reachable(int models, Instant start) {
    return new Health.Reachable(models, Duration.between(start, clock.instant()));
  }

  private Optional<ModelFailure> trouble(Exchange exchange) {
    return switch (exchange) {
      case Exchange.Failed failed -> Optional.of(failed.failure());
      case Exchange.Answered answered when answered.head().isSuccess() -> Optional.empty();
      case Exchange.Answered answered ->
          Optional.of(ErrorGrammar.answered(answered.head(), answered.body(), clock.instant()));
    };
  }

  private static JsonNode models(Exchange list) {
    return switch (list) {
      case Exchange.Failed failed -> JsonBody.read("");
      case Exchange.Answered answered -> JsonBody.read(answered.body()).path("data");
    };
  }
}
