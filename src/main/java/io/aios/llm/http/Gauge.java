package io.aios.llm.http;

import io.aios.llm.Allowance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Keeps what a provider's answers last said about its limits of rate. Thread-safe. */
public final class Gauge {

  private final RateHeaders headers;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Allowance> latest = new AtomicReference<>();

  /** Starts with nothing said. */
  public Gauge(RateHeaders headers, InstantSource clock) {
    this.headers = headers;
    this.clock = clock;
  }

  /**
   * Takes a look at an answer; one that says nothing, such as a gateway's own, leaves what an
   * earlier one said.
   *
   * @return the time, which is that of the answer
   */
  public Instant note(AnswerHead head) {
    Instant now = clock.instant();
    headers.read(head, now).ifPresent(latest::set);
    return now;
  }

  public Optional<Allowance> latest() {
    return Optional.ofNullable(latest.get());
  }
}
