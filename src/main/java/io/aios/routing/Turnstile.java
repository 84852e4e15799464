package io.aios.routing;

import io.aios.llm.TokenUsage;
import java.time.Duration;
import java.util.UUID;

/**
 * Lets calls to a provider through, no more at a time and no more in a minute than all processes
 * together may make. Thread-safe; blocks the caller's thread while it waits.
 */
public interface Turnstile {

  /** Lets everything through. */
  Turnstile OPEN = (passage, patience, gate) -> new Entry.Entered(used -> {});

  /**
   * Waits until the call may be made, at most for so long. An interrupt ends the wait, with the
   * thread's flag set.
   *
   * @param gate where the wait can be broken off
   */
  Entry enter(Passage passage, Duration patience, CallGate gate);

  /**
   * For whom a call is made. The turnstile is fair between tenants, and within one between
   * projects.
   *
   * @param task what the call is for; when it was turned away, its next one does not start at the
   *     end of the line
   */
  record Asker(String tenant, UUID project, UUID task) {}

  /**
   * Who wants through.
   *
   * @param promptTokens an estimate
   * @param outputTokens the most that the reply can have
   */
  record Passage(
      String provider, Asker asker, String agent, long promptTokens, long outputTokens) {}

  /** Whether the call may be made. */
  sealed interface Entry {

    /** It may, until the pass is given back. */
    record Entered(Pass pass) implements Entry {}

    /**
     * It may not within the caller's patience.
     *
     * @param reason e.g. {@code its limit of 50 requests a minute is used up}
     * @param after when it may
     */
    record Full(String reason, Duration after) implements Entry {}
  }

  /** The right to make one call. */
  interface Pass {

    /**
     * Gives it back. Must be called once, however the call ended.
     *
     * @param used what was really used; {@link TokenUsage#NONE} if nothing, or nobody knows
     */
    void leave(TokenUsage used);
  }
}
