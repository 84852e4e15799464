package io.aios.ledger;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * The replies that are stored with their calls, so that they are never paid for again. When the
 * work that they were for has long ended they expire; the line of the call stays, with all that it
 * says about money, usage, reasons and times. Thread-safe; each operation is one transaction of its
 * own or joins the caller's.
 *
 * <p>An expired reply is not used again for other work. To ask for the very call again is a mistake
 * of the caller, who must know that its work has ended: it is refused, and never paid a second
 * time.
 */
public interface Replies {

  /**
   * Forgets replies of these subjects: text, calls of tools and reasoning. A reply that comes later
   * than its hold expired is not stored any more.
   *
   * @param most how many at most, at least 1
   * @return how many
   */
  int expire(Collection<UUID> subjects, int most);

  /** Those of these subjects that have stored replies, or calls that may still bring one. */
  Set<UUID> withReplies(Collection<UUID> subjects);
}
