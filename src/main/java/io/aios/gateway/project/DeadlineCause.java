package io.aios.gateway.project;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Names the look that an orchestrator takes at a project when its deadline comes. */
final class DeadlineCause {

  private DeadlineCause() {}

  /** The same for the same deadline, so that setting it twice causes one look. */
  static UUID of(Instant deadline) {
    return UUID.nameUUIDFromBytes(("deadline " + deadline).getBytes(StandardCharsets.US_ASCII));
  }
}
