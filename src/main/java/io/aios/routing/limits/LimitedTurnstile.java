package io.aios.routing.limits;

import io.aios.llm.Pause;
import io.aios.llm.Providers;
import io.aios.llm.TokenUsage;
import io.aios.routing.CallGate;
import io.aios.routing.Turnstile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Lets a call through when it has a seat and then, immediately before it is made, when the limits
 * of rate allow it. A call for which no limit is set asks nobody.
 *
 * @param rates by the name of the provider
 */
record LimitedTurnstile(
    Bounds bounds,
    Seats seats,
    Map<String, Rates> rates,
    Providers providers,
    Pause pause,
    InstantSource clock)
    implements Turnstile {

  static final Entry.Full BROKEN_OFF =
      new Entry.Full("the work was broken off while the call waited", Duration.ZERO);

  private static final Logger log = LoggerFactory.getLogger(LimitedTurnstile.class);

  LimitedTurnstile {
    rates = Map.copyOf(rates);
  }

  @Override
  public Entry enter(Passage passage, Duration patience, CallGate gate) {
    var patiently = new Patiently(patience, gate, pause, clock);
    List<String> wants = bounds.of(passage);
    if (wants.isEmpty()) {
      return atRate(passage, patiently, used -> {});
    }
    return switch (seats.take(passage.asker(), wants, patiently)) {
      case Seats.Access.Refused(Entry.Full full) -> full;
      case Seats.Access.Granted(UUID seat) -> seated(passage, patiently, seat);
    };
  }

  private Entry seated(Passage passage, Patiently patience, UUID seat) {
    boolean entered = false;
    try {
      Entry entry = atRate(passage, patience, used -> seats.leave(seat));
      entered = entry instanceof Entry.Entered;
      return entry;
    } finally {
      if (!entered) {
        seats.leave(seat);
      }
    }
  }

  private Entry atRate(Passage passage, Patiently patience, Pass seat) {
    Rates limits = rates.get(passage.provider());
    if (limits == null) {
      return new Entry.Entered(seat);
    }
    return switch (limits.enter(passage, patience)) {
      case Rates.Access.Refused(Entry.Full full) -> full;
      case Rates.Access.Granted(Map<Rate, Long> taken) ->
          new Entry.Entered(used -> {
            seat.leave(used);
            correct(passage.provider(), limits, taken, used);
          });
    };
  }

  /** A reply that is paid for must not be lost because a count of tokens cannot be written. */
  private void correct(String provider, Rates limits, Map<Rate, Long> taken, TokenUsage used) {
    try {
      limits.correct(taken, used);
      providers.find(provider).ifPresent(limits::heed);
    } catch (DataAccessException away) {
      log.warn("The tokens of a call to {} cannot be counted: {}", provider, away.getMessage());
    }
  }
}
