package io.aios.llm.compatible;

import io.aios.llm.Allowance;
import io.aios.llm.ModelFailure;
import io.aios.llm.http.AnswerHead;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps what a server's answers last said about its limits of rate. Thread-safe. */
final class Gauge {

  private final InstantSource clock;
  private final AtomicReference<@Nullable Allowance> latest = new AtomicReference<>();

  Gauge(InstantSource clock) {
    this.clock = clock;
  }

  /** An answer that says nothing leaves what an earlier one said. */
  void note(AnswerHead head) {
    RateLimits.read(head, clock.instant()).ifPresent(latest::set);
  }

  Optional<Allowance> latest() {
    return Optional.ofNullable(latest.get());
  }

  /** What an answer with another status than 2xx means, now; it is noted as well. */
  ModelFailure failure(AnswerHead head, String body) {
    note(head);
    return ErrorGrammar.answered(head, body, clock.instant());
  }
}
